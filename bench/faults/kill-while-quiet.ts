import { openFaultStage, slug } from './fault-stage.ts'
import { Findings, within, type Trial } from './trial.ts'
import { smallCsv, smallMapping, smallRow } from './two-versions.ts'

/** Kept by a server on one core with a catalogue of twenty thousand; most of it is starting Node and loading the code. */
const limit = 10_000

/**
 * kill -9 of a server with its own PostgreSQL and nothing else going on, started again at once, as a supervisor would:
 * how long until it answers, and until it searches.
 */
export async function killWhileQuiet(times: number): Promise<Trial[]> {
  const stage = await openFaultStage('embedded')
  let house = await stage.start()
  const trials: Trial[] = []
  const question = `/api/v1/ecosystems/${slug}/opportunities?q=offer`
  try {
    const source = await stage.newSource('A feed', smallMapping)
    const begun = await stage.begin(source, smallCsv(Array.from({ length: 20_000 }, (_, at) => smallRow(at))))
    if ('refusal' in begun) throw new Error(begun.refusal)
    await stage.ended(begun.id)
    for (let time = 1; time <= times; time += 1) {
      const found = new Findings()
      await house.kill()
      const began = performance.now()
      house = await stage.start()
      const open = performance.now() - began
      await within(limit, async () => (await house.get('/healthz'))?.status === 200, 20)
      const answers = performance.now() - began
      const searches = await within(limit, async () => (await house.get(question))?.status === 200, 20)
      const back = performance.now() - began
      found.expect(searches && back < limit, `no search within ${limit / 1000} s`)
      const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
      trials.push(
        found.trial(
          'kill -9 while quiet',
          `time ${time}`,
          `open after ${seconds(open)} s, health after ${seconds(answers)} s, searching after ${seconds(back)} s`,
        ),
      )
    }
  } finally {
    await house.stop()
    await stage.close()
  }
  return trials
}
