import { areaBookOf, ecosystemHere, settingsOf } from '#commons/ecosystems'
import { standingsHereOf, whoCameBefore, whoMayNot } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { sha256Hex } from '#laws/sha-256/sha-256.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { schoolAreas } from '../queries/school-areas.ts'
import { blocksOf } from '../rules/blocks-of.ts'
import { familiesOf } from '../rules/families-of.ts'
import { groupsOf } from '../rules/groups-of.ts'
import { drawsSettings, type DrawRow } from '../words.ts'

/** So many people are asked about in one question. */
const atOnce = 1_000

/** How far it is: steps done, and of how many. Throws where somebody stopped it. */
export type Tell = (done: number, total: number) => Promise<void>

/** What is known of people when a window ends. */
interface Around {
  readonly families: ReadonlyMap<Id, Id>
  readonly cameBefore: ReadonlySet<Id>
  readonly areaIds: ReadonlyMap<Id, readonly Id[]>
}

/** A few questions for each thousand people, however many they are. */
async function around(
  personIds: readonly Id[],
  tx: Tx,
  city: City,
  tell: (done: number) => Promise<void>,
): Promise<Around> {
  const inside = within(tx, city)
  const standings: { readonly personId: Id; readonly guardians: readonly Id[] }[] = []
  const cameBefore = new Set<Id>()
  const areaIds = new Map<Id, readonly Id[]>()
  for (let from = 0; from < personIds.length; from += atOnce) {
    await tell(from)
    const some = personIds.slice(from, from + atOnce)
    standings.push(...(await standingsHereOf(some, inside)).values())
    for (const id of await whoCameBefore(some, inside)) cameBefore.add(id)
    for (const [id, areas] of await schoolAreas(tx, some, city)) areaIds.set(id, areas)
  }
  return { families: familiesOf(standings), cameBefore, areaIds }
}

/** Each row as the file will have it: its pseudonym, family, friends and groups. */
export async function freeze(
  rows: readonly DrawRow[],
  secret: string,
  { tx, city, tell }: { readonly tx: Tx; readonly city: City; readonly tell: (done: number) => Promise<void> },
): Promise<DrawRow[]> {
  const { groups } = settingsOf(await ecosystemHere(tx, city), 'draws', drawsSettings)
  const known = await around(
    rows.map(({ personId }) => personId!),
    tx,
    city,
    tell,
  )
  const blocks = blocksOf(rows)
  const book = await areaBookOf(tx)
  const areasOf = new Map(groups.map((group) => [group, new Set(group.areas.flatMap((name) => book.areasNamed(name)))]))
  const hidden = (kind: string, what: string): string => sha256Hex(`${secret}|${kind}|${what}`, 3)
  return rows.map((row) => {
    const personId = row.personId!
    const atSchool = known.areaIds.get(personId) ?? []
    const areaIds = atSchool.length > 0 || row.areaId === null ? atSchool : [row.areaId]
    const facts = { areaIds, cameBefore: known.cameBefore.has(personId), needs: row.needs }
    const block = blocks.get(row.id)
    return {
      ...row,
      frozen: {
        pseudonym: hidden('row', row.id),
        family: hidden('family', known.families.get(personId) ?? personId),
        together: block === undefined ? null : hidden('together', block),
        groups: groupsOf(facts, groups, (group) => areasOf.get(group)!),
      },
    }
  })
}

/** Rows of children whose family does not allow it, now. @returns ids of rows */
export async function stoppedByConsent(
  rows: readonly DrawRow[],
  city: City,
  tell: (done: number) => Promise<void> = () => Promise.resolve(),
): Promise<ReadonlySet<Id>> {
  const personIds = rows.flatMap(({ personId }) => personId ?? [])
  const mayNot = new Set<Id>()
  for (let from = 0; from < personIds.length; from += atOnce) {
    await tell(from)
    for (const id of await whoMayNot(personIds.slice(from, from + atOnce), city)) mayNot.add(id)
  }
  return new Set(rows.filter(({ personId }) => personId !== null && mayNot.has(personId)).map(({ id }) => id))
}
