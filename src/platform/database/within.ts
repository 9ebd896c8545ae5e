import type { Result } from '#kernel/result.ts'
import type { City, Tx } from './city.ts'

/**
 * The same door inside a transaction that runs already: what is asked or changed through it is part of that one and sees
 * what it has changed. Asked at the door outside it would wait for a second line to the database while it holds the first.
 */
export const within = (tx: Tx, city: City): City => ({
  ...city,
  reading: (ask) => ask(tx),
  transaction: (work) => work(tx),
})

class NothingKept extends Error {}

/** Several commands as one: where one of them refuses, or fails, nothing of the others is kept either. */
export async function allOrNothing<Answer extends Result<unknown, string>>(
  city: City,
  work: (city: City) => Promise<Answer>,
): Promise<Answer> {
  let answer: Answer | undefined
  try {
    return await city.transaction(async (tx) => {
      answer = await work(within(tx, city))
      if (!answer.ok) throw new NothingKept()
      return answer
    })
  } catch (fault) {
    if (fault instanceof NothingKept && answer !== undefined) return answer
    throw fault
  }
}
