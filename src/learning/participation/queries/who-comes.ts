import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { consentBook, deciderOf, familiesSettings, guardiansToday, relativesOf } from '#commons/families'
import { isMinor, personsById, type Person } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import type { Standing } from '../policy.ts'
import { checkAsking, type AskFacts } from '../rules/check-asking.ts'
import { hasLeft } from '../rules/life.ts'
import { partOf, type Comer } from '../rules/parties.ts'
import { loadEntriesOfPersons } from '../store/entries.ts'
import { loadOccasions } from '../store/occasions.ts'
import type { Finding } from '../words-for-pages.ts'
import { participationSettings, type Occasion, type ParticipationSettings } from '../words.ts'

/** Somebody who would come, with all that is to be said before they ask. */
export interface Coming extends Comer {
  readonly person: Person
  readonly standing: Standing
  readonly findings: readonly Finding[]
}

/** Who these people are to whoever asks, asked once for one piece of work. */
export async function standingsOf(
  personIds: readonly Id[],
  tx: Tx,
  city: City,
): Promise<Map<Id, Standing & { readonly isAdult: boolean }>> {
  const inside = within(tx, city)
  const persons = (await personsById(personIds, inside)).filter(({ erasedAt }) => erasedAt === null)
  const ecosystem = await ecosystemHere(tx, city)
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const today = dayIn(place.timeZone, city.now())
  const guardians = await guardiansToday(personIds, inside, place)
  const known = new Map<Id, Standing & { isAdult: boolean }>()
  for (const { id, birth } of persons) {
    const isAdult = !isMinor(birth, today) || (birth === null && (await answersForSomebody(id, inside, place)))
    const decides = isAdult || deciderOf(birth, 'taking-part', place.settings, today) === 'young-person'
    known.set(id, {
      personId: id,
      guardians: (guardians.get(id) ?? []).map(({ guardianId }) => guardianId),
      decides,
      isAdult,
    })
  }
  return known
}

/** Of unknown age, but known as a grown-up to whoever linked them with a child. */
async function answersForSomebody(
  personId: Id,
  city: City,
  place: Parameters<typeof guardiansToday>[2],
): Promise<boolean> {
  const guardians = await guardiansToday(await relativesOf(personId, city), city, place)
  return [...guardians.values()].flat().some(({ guardianId }) => guardianId === personId)
}

/** These people for this occasion, in the order asked; those who are not here are left out. */
export async function whoComes(
  personIds: readonly Id[],
  {
    occasion,
    ages,
  }: { readonly occasion: Occasion; readonly ages: { readonly min: number | null; readonly max: number | null } },
  by: Actor,
  tx: Tx,
  city: City,
): Promise<{ readonly coming: readonly Coming[]; readonly settings: ParticipationSettings }> {
  const inside = within(tx, city)
  const ecosystem = await ecosystemHere(tx, city)
  const settings = settingsOf(ecosystem, 'participation', participationSettings)
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const persons = (await personsById(personIds, inside)).filter(({ erasedAt }) => erasedAt === null)
  const standings = await standingsOf(personIds, tx, city)
  const consents = await consentBook(personIds, inside, place)
  const elsewhere = await whereTheyStand(personIds, occasion, tx)
  const now = city.now()
  const hasChildHere = [...standings.values()].some(
    ({ guardians }) => by.kind === 'person' && guardians.includes(by.person),
  )
  const coming = persons.map((person) => {
    const standing = standings.get(person.id)!
    const { isAdult } = standing
    const isOneself = by.kind === 'person' && by.person === person.id
    const part = partOf(
      { isAdult, birth: person.birth, hasChildHere: isOneself && hasChildHere },
      ages,
      occasion.fallsOn,
    )
    const facts: AskFacts = {
      part,
      birth: person.birth,
      consent: isAdult ? null : consents.mayUse(person.id, 'taking-part', now),
      ...(elsewhere.get(person.id) ?? { other: [], lastTurnAt: null }),
    }
    return { personId: person.id, part, person, standing, findings: checkAsking(facts, occasion, ages, settings) }
  })
  return { coming, settings }
}

async function whereTheyStand(
  personIds: readonly Id[],
  here: Occasion,
  tx: Tx,
): Promise<Map<Id, Pick<AskFacts, 'other' | 'lastTurnAt'>>> {
  const entries = (await loadEntriesOfPersons(tx, personIds)).filter(
    ({ state, occasionId }) => !hasLeft(state) && state !== 'interested' && occasionId !== here.id,
  )
  const occasions = await loadOccasions(tx, [...new Set(entries.map(({ occasionId }) => occasionId))])
  const occasionOf = new Map(occasions.map((one) => [one.id, one]))
  const known = new Map<Id, Pick<AskFacts, 'other' | 'lastTurnAt'>>()
  for (const [personId, own] of Map.groupBy(entries, (entry) => entry.personId)) {
    const turns = own.flatMap(({ occasionId, state }) => {
      const { opportunityId, startsAt } = occasionOf.get(occasionId)!
      return opportunityId === here.opportunityId && hadTurn.has(state) ? [startsAt] : []
    })
    const other = own.flatMap(({ occasionId, state }) => (busy.has(state) ? [occasionOf.get(occasionId)!] : []))
    known.set(personId, { other, lastTurnAt: turns.length === 0 ? null : turns.reduce((a, b) => (a > b ? a : b)) })
  }
  return known
}

const busy: ReadonlySet<string> = new Set(['waiting', 'offered', 'confirmed', 'attended'])
const hadTurn: ReadonlySet<string> = new Set(['confirmed', 'attended', 'completed'])
