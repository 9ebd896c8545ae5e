import { localText } from '#kernel/local-text.ts'
import { writeOpportunity } from '#learning/catalogue'
import { onDay, sampleDraft, sampleSession } from '../../src/learning/catalogue/commands/sample-drafts.ts'
import { openFaultStage, operator, slug } from './fault-stage.ts'
import { freePort, type RunningHouse } from './running-house.ts'
import { Findings, within, type Trial } from './trial.ts'

const limit = 2_000

/** A change made by one process is seen in every other within two seconds. */
export async function changeSeen(times: number): Promise<Trial[]> {
  const stage = await openFaultStage('shared')
  const houses = [await stage.start(), await stage.start({ port: await freePort() })]
  const found = new Findings()
  const waits: number[] = []
  try {
    for (let time = 1; time <= times; time += 1) {
      const word = `marimba${String.fromCharCode(96 + (time % 26) + 1)}${time}`
      for (const house of houses) await totalOf(house, word)
      const draft = sampleDraft(word, {
        title: localText('en', `Evening of ${word}`),
        sessions: [sampleSession(word, { when: onDay(`${new Date().getUTCFullYear() + 1}-03-14`) })],
      })
      const written = await writeOpportunity({ id: null, draft }, operator, stage.city)
      if (!written.ok) throw new Error(written.refusal)
      const began = performance.now()
      const seen = await Promise.all(
        houses.map((house) =>
          within(limit, async () => (await totalOf(house, word)) === 1, 20).then((is) => {
            waits.push(performance.now() - began)
            return is
          }),
        ),
      )
      found.expect(seen.every(Boolean), `change ${time} was not seen everywhere within ${limit} ms`)
    }
  } finally {
    for (const house of houses) await house.stop()
    await stage.close()
  }
  return [
    found.trial(
      'a change is seen in other processes',
      `${times} changes, two servers`,
      `slowest after ${Math.round(Math.max(...waits))} ms`,
    ),
  ]
}

async function totalOf(house: RunningHouse, word: string): Promise<number> {
  const answer = await house.get(`/api/v1/ecosystems/${slug}/opportunities?q=${word}`)
  return answer?.status === 200 ? (JSON.parse(answer.text) as { total: number }).total : Number.NaN
}
