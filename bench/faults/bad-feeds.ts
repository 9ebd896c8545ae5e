import { seeded } from '../chance.ts'
import { badFeeds, scriptCsv, scriptText, type BadFeed } from './bad-bytes.ts'
import { openFaultStage, slug, type FaultStage } from './fault-stage.ts'
import type { RunningHouse } from './running-house.ts'
import { healthDuring } from './health.ts'
import { Findings, within, type Trial } from './trial.ts'
import { smallCsv, smallMapping, smallRow } from './two-versions.ts'

const good = smallCsv(Array.from({ length: 20 }, (_, at) => smallRow(at)))
/** What one bad feed may add to the memory of the server that reads it, MiB. */
const mostGrowth = 200

/** Every bad feed through the real import of a running server, each onto a source that has twenty good rows. */
export async function tryBadFeeds(seeds: readonly number[]): Promise<Trial[]> {
  const stage = await openFaultStage('shared')
  const house = await stage.start()
  const trials: Trial[] = []
  try {
    await importGood(stage, 'Warm')
    for (const seed of seeds) for (const feed of badFeeds) trials.push(await tryOne(stage, house, feed, seed))
    trials.push(await tryScript(stage, house))
  } finally {
    await house.stop()
    await stage.close()
  }
  return trials
}

export async function importGood(stage: FaultStage, name: string, mapping = smallMapping) {
  const source = await stage.newSource(name, smallMapping)
  const begun = await stage.begin(source, good)
  if ('refusal' in begun) throw new Error(begun.refusal)
  const { state } = await stage.ended(begun.id)
  if (state !== 'applied') throw new Error(`the good feed ended ${state}`)
  if (mapping === smallMapping) return source
  // The same source, read from now on as its publisher sends it from now on.
  await stage.remap(source, mapping)
  return source
}

async function tryOne(
  stage: FaultStage,
  house: RunningHouse,
  { name, mapping, bytes, comes }: BadFeed,
  seed: number,
): Promise<Trial> {
  const found = new Findings()
  const source = await importGood(stage, `${name}, seed ${seed}`, mapping)
  const before = house.memory().now
  const begun = await stage.begin(source, bytes(seeded(seed)))
  if ('refusal' in begun) throw new Error(begun.refusal)
  const slowest = healthDuring(house)
  const ended = await stage.ended(begun.id)
  const stalled = await slowest.stop()
  found.expect(stalled < 1_000, `health took ${Math.round(stalled)} ms meanwhile`)
  const growth = house.memory().now - before
  found.expect(growth < mostGrowth, `memory grew by ${Math.round(growth)} MiB`)
  found.expect(house.process.exitCode === null, 'the server ended')
  const live = await stage.liveOf(source)
  const { counts, failure } = ended
  if (comes === 'refused whole') {
    found.expect(ended.state === 'failed' && failure !== null, `ended ${ended.state}`)
    found.expect(failure?.reason !== 'feeds.failure-ours', 'failed without a reason a person could use')
    found.expect(live === 20, `${live} of 20 listings are left`)
  } else {
    const refused = comes === 'repaired' ? 0 : comes.refusedRows
    found.expect(ended.state === 'applied', `ended ${ended.state}: ${JSON.stringify(failure)}`)
    found.expect(counts.refused === refused, `${counts.refused} rows refused instead of ${refused}`)
    found.expect(live === 20 - refused, `${live} listings live instead of ${20 - refused}`)
  }
  const why = failure ? `: ${failure.reason}` : `, ${counts.refused} rows refused`
  return found.trial('bad feed', `${name}, seed ${seed}`, `${ended.state}${why}, ${Math.round(growth)} MiB more`)
}

/** What came in as script must be inert in the page, in the offer's own page and in the data. */
async function tryScript(stage: FaultStage, house: RunningHouse): Promise<Trial> {
  const found = new Findings()
  const source = await stage.newSource('Script', smallMapping)
  const begun = await stage.begin(source, scriptCsv())
  const ended = 'id' in begun ? await stage.ended(begun.id) : null
  found.expect(ended?.state === 'applied', `the feed with script ended ${ended?.state}`)
  const api = `/api/v1/ecosystems/${slug}/opportunities`
  const asked = `${api}?q=stored`
  const there = await within(4_000, async () => (await totalOf(house, asked)) > 0)
  found.expect(there, 'the offers with script are not public: nothing was tried')
  const answer = await house.get(asked)
  const id = /"id":"([^"]+)"/.exec(answer?.text ?? '')?.[1]
  const paths = [asked, `${api}/${id}`, `/${slug}/opportunities?q=stored`, `/${slug}/opportunities/${id}`]
  for (const path of paths) {
    const { status, text, headers } = (await house.get(path))!
    found.expect(status === 200, `${path} answered ${status}`)
    found.expect(liveScript(text) === null, `alive in ${path}: ${liveScript(text)}`)
    found.expect(headers.get('x-content-type-options') === 'nosniff', `${path} may be sniffed`)
    if (headers.get('content-type')?.startsWith('text/html')) {
      const policy = headers.get('content-security-policy') ?? ''
      found.expect(/script-src 'self'/.test(policy) && !/unsafe-inline/.test(policy), `${path} lets inline script run`)
    }
  }
  if (liveScript(scriptText) === null) throw new Error('the eye is blind: it takes the attack itself for harmless')
  return found.trial('stored script', 'page, offer, search data, offer data', 'inert in all four')
}

/** Tags, handlers or addresses that a browser would run, except our own scripts and blocks of plain data. */
export function liveScript(text: string): string | null {
  const ours = text.replaceAll(
    /<script [^>]*(src="\/assets\/|type="(application\/ld\+json|speculationrules)")[^>]*>/g,
    '',
  )
  const alive = /<script[\s>]|<[a-z][^>"']*\son\w+\s*=|(href|src)="?javascript:|<iframe|<svg\/onload/i.exec(ours)
  return alive?.[0] ?? null
}

async function totalOf(house: RunningHouse, path: string): Promise<number> {
  const answer = await house.get(path)
  return answer?.status === 200 ? (JSON.parse(answer.text) as { total: number }).total : 0
}
