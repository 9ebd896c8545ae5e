import { largeCsv } from './bad-bytes.ts'
import { importGood } from './bad-feeds.ts'
import { openFaultStage } from './fault-stage.ts'
import { healthDuring } from './health.ts'
import { Findings, type Trial } from './trial.ts'

/** The heap such a server is given, and what all of it may hold at any time: a town's machine has 512 MiB. */
const heapMebibytes = 256
const mostMebibytes = 480

/**
 * So many megabytes of long rows into a server with a small fixed heap, which a feed kept in memory would end: visitors
 * are answered all the while, and memory stays within one bound, whatever the feed's size.
 */
export async function largeFeed(megabytes: number): Promise<Trial> {
  const stage = await openFaultStage('shared')
  const house = await stage.start({ also: { NODE_OPTIONS: `--max-old-space-size=${heapMebibytes}` } })
  const found = new Findings()
  try {
    const source = await importGood(stage, 'Large')
    const bytes = largeCsv(megabytes)
    const rows = bytes.reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 0)
    const began = performance.now()
    const begun = await stage.begin(source, bytes)
    if ('refusal' in begun) throw new Error(begun.refusal)
    const health = healthDuring(house)
    const ended = await stage.ended(begun.id, 900_000)
    const took = performance.now() - began
    // What follows the import belongs to it: statistics, and the search picking up all of it.
    await stage.jobEnded(begun.id)
    const silent = await health.stop()
    const { most } = house.memory()
    found.expect(ended.state === 'applied', `ended ${ended.state}: ${JSON.stringify(ended.failure)}`)
    const live = await stage.liveOf(source)
    found.expect(live === rows, `${live} of ${rows} listings are there`)
    found.expect(most < mostMebibytes, `the server held ${Math.round(most)} MiB, more than ${mostMebibytes}`)
    found.expect(silent < 1_000, `health was silent for ${Math.round(silent)} ms`)
    return found.trial(
      'large feed',
      `${megabytes} MB, ${rows} long rows`,
      `applied in ${Math.round(took / 1000)} s, ${Math.round(most)} MiB held at the highest (${mostMebibytes} allowed), health within ${Math.round(silent)} ms`,
    )
  } finally {
    await house.stop()
    await stage.close()
  }
}
