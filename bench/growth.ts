import { makeId, type Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { heldClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { readSoundQuestion } from '../src/learning/catalogue/rules/read-question.ts'
import { loadPublic, loadShownSessions } from '../src/learning/catalogue/store.ts'
import { loadHere, type Here } from '../src/learning/catalogue/snapshot/load.ts'
import { find } from '../src/learning/catalogue/snapshot/answer/find.ts'
import { writeAnswer } from '../src/learning/catalogue/snapshot/answer/write-answer.ts'
import { buildSegment } from '../src/learning/catalogue/snapshot/segment/build-segment.ts'
import type { CatalogueRow, VenueFacts } from '../src/learning/catalogue/snapshot/segment/rows.ts'
import { makeSnapshot, newDictionaries, type Snapshot } from '../src/learning/catalogue/snapshot/snapshot.ts'
import { openInstallation } from '../src/main/installation.ts'
import { median, seeded } from './chance.ts'
import { benchNow, benchSlug } from './importing.ts'
import { neverAskedBefore, realQuestions } from './questions.ts'
import type { Row } from './rows.ts'

const copies = 10
const asked = 400
const rounds = 5

/**
 * (e): ten times the listings, and what a question never asked before then costs.
 * @param folder of the installation that holds the whole catalogue
 */
export async function measureGrowth(folder: string): Promise<Row[]> {
  const { rows, here } = await catalogueIn(folder)
  const one = snapshotOf(rows, here, 1)
  const ten = snapshotOf(rows, here, copies)
  const costs: number[][] = [[], []]
  for (let round = 0; round <= rounds; round += 1) {
    for (const [which, { snapshot }] of [one, ten].entries()) {
      const cost = costOf(snapshot, 100 + round)
      // The first round warms both up.
      if (round > 0) costs[which]!.push(cost)
    }
  }
  const [small, large] = [median(costs[0]!), median(costs[1]!)]
  return [
    {
      id: 'E growth',
      what: `a question never asked before: ${ten.listings} listings beside ${one.listings}, CPU to find and write the answer`,
      unit: 'ms',
      ours: large,
      floor: small,
      target: `< 3× at ${(ten.listings / one.listings).toFixed(1)}× the listings`,
      met: large < 3 * small,
    },
  ]
}

/** The imported catalogue as the rows a snapshot is built of. */
async function catalogueIn(folder: string): Promise<{ rows: readonly CatalogueRow[]; here: Here }> {
  const config = readConfig({ HEDGEROW_DATA: folder, HEDGEROW_DEMONSTRATION: 'false', LOG_LEVEL: 'error' })
  const house = await openInstallation(config, { clock: heldClock(benchNow) })
  try {
    const ecosystem = house.directory.bySlug(benchSlug)!
    const city = house.database.city(ecosystem.id, benchSlug)
    const here = await loadHere(city)
    const rows: CatalogueRow[] = []
    await city.reading(async (tx) => {
      for (let after: Id | null = null; ;) {
        const some = await loadPublic(tx, here.today, after, 1_000)
        const sessions = await loadShownSessions(
          tx,
          some.map(({ id }) => id),
        )
        for (const row of some) rows.push(Object.assign({}, row, { sessions: sessions.get(row.id) ?? [] }))
        if (some.length < 1_000) break
        after = some.at(-1)!.id
      }
    })
    return { rows, here }
  } finally {
    await house.close()
  }
}

/**
 * So many copies of the catalogue, each with ids, a word of every title, hosts and venues of its own, the venues
 * moved by up to two kilometres: as ten districts of one city would be, not one city ten times as crowded in a point.
 */
function snapshotOf(rows: readonly CatalogueRow[], here: Here, many: number): { snapshot: Snapshot; listings: number } {
  const chance = seeded(7)
  const venues = new Map<Id, VenueFacts>(here.surroundings.venues)
  const hosts = new Map(here.surroundings.hosts)
  const surroundings = { ...here.surroundings, venues, hosts }
  const dictionaries = newDictionaries()
  const builder = buildSegment(surroundings, dictionaries, here.today)
  let listings = 0
  let born = Date.parse('2030-01-01T00:00:00Z')
  const newId = (): Id =>
    makeId(
      instant((born += 1)),
      Uint8Array.from({ length: 10 }, () => Math.floor(chance() * 256)),
    )
  for (let copy = 0; copy < many; copy += 1) {
    const others = new Map<Id, Id>()
    const other = (id: Id): Id => others.get(id) ?? (others.set(id, newId()), others.get(id)!)
    for (const row of rows) {
      listings += row.sessions.length
      builder.add(copy === 0 ? row : copyOf(row, copy))
    }
    function copyOf(row: CatalogueRow, number: number): CatalogueRow {
      const hostId = other(row.hostId)
      const host = here.surroundings.hosts.get(row.hostId)
      if (host) hosts.set(hostId, { slug: `${host.slug}-${number}`, name: `${host.name} ${number}` })
      const texts = Object.entries(row.title.texts).map(([language, text]) => [language, `${text} district${number}`])
      return {
        ...row,
        id: newId(),
        hostId,
        title: { ...row.title, texts: Object.fromEntries(texts) as Record<string, string> },
        sessions: row.sessions.map((session) =>
          Object.assign({}, session, { id: newId(), venueId: session.venueId && movedVenue(session.venueId) }),
        ),
      }
    }
    function movedVenue(id: Id): Id {
      const known = others.get(id)
      if (known) return known
      const moved = other(id)
      const venue = here.surroundings.venues.get(id)
      const shift = (): number => (chance() - 0.5) * 0.036
      if (venue) {
        const point = venue.point && { lat: venue.point.lat + shift(), lon: venue.point.lon + shift() }
        venues.set(moved, { ...venue, point })
      }
      return moved
    }
  }
  const segments = [{ segment: builder.finish(), gone: null }]
  return { snapshot: makeSnapshot(1, here.today, surroundings, dictionaries, segments), listings }
}

/** Processor milliseconds a question, from its text to the bytes of its answer. */
function costOf(snapshot: Snapshot, seed: number): number {
  const questions = neverAskedBefore(realQuestions(), seed)
  const texts = Array.from({ length: asked }, () => questions.next().value!)
  const before = process.cpuUsage()
  let bytes = 0
  for (const text of texts) {
    const question = readSoundQuestion(Object.fromEntries(new URLSearchParams(text)))!
    bytes += writeAnswer(snapshot, find(snapshot, question)!).length
  }
  const { user, system } = process.cpuUsage(before)
  if (bytes === 0) throw new Error('nothing was answered')
  return (user + system) / 1000 / asked
}
