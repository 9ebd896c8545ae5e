import type { Id } from '#kernel/id.ts'
import { seeded } from '../chance.ts'
import { slug, openFaultStage, type FaultStage } from './fault-stage.ts'
import type { RunningHouse } from './running-house.ts'
import { Findings, pause, within, type Trial } from './trial.ts'
import type { TwoVersions } from './two-versions.ts'

const count = `/api/v1/ecosystems/${slug}/opportunities?limit=1`
/** A dead worker is noticed by the queue after ten seconds, and looked for each five. */
const patience = 90_000

/**
 * kill -9 of the server at seeded moments while it imports the feed's other version. What the public sees must be
 * the one version or the other at every look, the import must come to its end by itself, and ids must stay.
 */
export async function killDuringImport(feed: TwoVersions, seeds: readonly number[]): Promise<Trial[]> {
  const stage = await openFaultStage('shared')
  const trials: Trial[] = []
  let house = await stage.start()
  try {
    const { source, listings, took } = await rehearse(stage, house, feed)
    let shown = 0
    for (const seed of seeds) {
      const found = new Findings()
      const chance = seeded(seed)
      const allowed = [listings[shown]!, listings[1 - shown]!]
      const idsBefore = await idsOf(stage, source.id)
      const looking = look(
        () => house,
        (total) => found.expect(allowed.includes(total), wrongCount(total, allowed)),
      )
      const begun = await stage.begin(source, shown === 0 ? feed.other : feed.one)
      if ('refusal' in begun) throw new Error(begun.refusal)
      const moment = Math.round(chance() * took)
      await pause(moment)
      const state = (await stage.importOf(begun.id)).state
      await house.kill()
      const dead = performance.now()
      house = await stage.start()
      const back = await within(20_000, async () => (await house.get(count))?.status === 200)
      const away = performance.now() - dead
      found.expect(back, 'no answer within 20 s after the restart')
      const ended = await stage.ended(begun.id, patience)
      found.expect(ended.state === 'applied', `the import ended ${ended.state}`)
      const whole = performance.now() - dead
      const seen = await within(2_000, async () => (await publicCount(house)) === allowed[1])
      found.expect(seen, `2 s after the import the public still sees ${await publicCount(house)} of ${allowed[1]}`)
      await looking.stop()
      found.expect(looking.looks() > 0, 'nobody looked')
      compareIds(found, idsBefore, await idsOf(stage, source.id))
      shown = 1 - shown
      trials.push(
        found.trial(
          'kill -9 during import',
          `seed ${seed}: after ${moment} ms, ${state}`,
          `open again in ${(away / 1000).toFixed(1)} s, applied ${(whole / 1000).toFixed(1)} s after the kill, ${looking.looks()} looks saw ${allowed.join(' or ')}`,
        ),
      )
    }
  } finally {
    await house.stop()
    await stage.close()
  }
  return trials
}

/** Both versions once without a fault: what the public sees of each, and how long an import takes here. */
async function rehearse(stage: FaultStage, house: RunningHouse, feed: TwoVersions) {
  const source = await stage.newSource('A feed', feed.mapping, { anchorOn: feed.anchorOn })
  const listings: number[] = []
  let took = 0
  for (const content of [feed.one, feed.other, feed.one]) {
    const began = performance.now()
    const begun = await stage.begin(source, content)
    if ('refusal' in begun) throw new Error(begun.refusal)
    const { state } = await stage.ended(begun.id)
    if (state !== 'applied') throw new Error(`the rehearsal ended ${state}`)
    took = performance.now() - began
    // The picture in memory follows within two seconds.
    await pause(2_000)
    const total = await publicCount(house)
    if (Number.isNaN(total)) throw new Error(`the catalogue does not answer: ${(await house.get(count))?.text}`)
    listings.push(total)
  }
  if (listings[0] === listings[1]) throw new Error('both versions look alike: nothing could be seen')
  return { source, listings, took }
}

async function publicCount(house: RunningHouse): Promise<number> {
  const answer = await house.get(count)
  return answer?.status === 200 ? (JSON.parse(answer.text) as { totalListings: number }).totalListings : Number.NaN
}

function look(house: () => RunningHouse, see: (total: number) => void) {
  const life = { over: false, looks: 0 }
  const looking = (async () => {
    while (!life.over) {
      const total = await publicCount(house())
      if (!Number.isNaN(total)) {
        life.looks += 1
        see(total)
      }
      await pause(60)
    }
  })()
  return {
    looks: () => life.looks,
    stop: () => {
      life.over = true
      return looking
    },
  }
}

export const wrongCount = (total: number, allowed: readonly number[]): string =>
  `the public saw ${total} listings, neither ${allowed.join(' nor ')}: half an import`

async function idsOf(stage: FaultStage, sourceId: Id): Promise<Map<string, string>> {
  const rows = await stage.database.reader
    .selectFrom('catalogue_sessions')
    .where('source_id', '=', sourceId)
    .select(['original_id', 'id'])
    .execute()
  return new Map(rows.map((row) => [String(row.original_id), row.id]))
}

/** Every id that was there is there, the same. */
export function compareIds(
  found: Findings,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): void {
  for (const [originalId, id] of before) {
    found.expect(after.get(originalId) === id, `listing ${originalId} was ${id} and is ${after.get(originalId)}`)
  }
}
