import { troubleOf } from './trouble.ts'

/** How asks become one piece of work. */
export interface Gathering<Ask, Answer> {
  /** Everything asked together, in the order asked, in one transaction; an answer for each, in the same order. */
  readonly work: (asks: readonly Ask[]) => Promise<readonly Answer[]>
  /** Two asks that share one of these are never part of one piece of work: the second has to see what the first did. */
  readonly apart: (ask: Ask) => readonly string[]
  /** So many in one piece of work. */
  readonly most: number
  /** So many pieces of work at a time. */
  readonly lanes: number
  /** So many may stand before the work; whoever comes then has this answer at once. */
  readonly bound: number
  readonly full: () => Answer
}

interface Waiting<Ask, Answer> {
  readonly ask: Ask
  readonly keys: readonly string[]
  readonly done: (answer: Answer) => void
  readonly failed: (fault: unknown) => void
}

/**
 * What arrives while a transaction runs is done together in the next one: nobody waits for company, and in a rush each
 * pays a share of one transaction instead of a whole one. Where a piece of work fails as a whole each of it is tried
 * alone, so that nobody fails for another's sake; while the database is away all of it fails at once.
 * @returns asks one thing; settles with its own answer or fault
 */
export function gather<Ask, Answer>({
  work,
  apart,
  most,
  lanes,
  bound,
  full,
}: Gathering<Ask, Answer>): (ask: Ask) => Promise<Answer> {
  let queue: Waiting<Ask, Answer>[] = []
  let running = 0

  const take = (): Waiting<Ask, Answer>[] => {
    const taken: Waiting<Ask, Answer>[] = []
    const later: Waiting<Ask, Answer>[] = []
    const keys = new Set<string>()
    for (const one of queue) {
      const isApart = taken.length >= most || one.keys.some((key) => keys.has(key))
      // Also of those left for later: else a third would pass the second, which shares a key with both.
      for (const key of one.keys) keys.add(key)
      ;(isApart ? later : taken).push(one)
    }
    queue = later
    return taken
  }
  const alone = async ({ ask, done, failed }: Waiting<Ask, Answer>): Promise<void> => {
    try {
      const [answer] = await work([ask])
      done(answer as Answer)
    } catch (fault) {
      failed(fault)
    }
  }
  const together = async (asks: readonly Waiting<Ask, Answer>[]): Promise<void> => {
    if (asks.length === 1) return alone(asks[0]!)
    try {
      const answers = await work(asks.map(({ ask }) => ask))
      for (const [index, { done }] of asks.entries()) done(answers[index]!)
    } catch (fault) {
      if (troubleOf(fault) === null) for (const one of asks) await alone(one)
      else for (const { failed } of asks) failed(fault)
    }
  }
  const lane = async (): Promise<void> => {
    running += 1
    for (let asks = take(); asks.length > 0; asks = take()) await together(asks)
    running -= 1
  }
  return (ask) =>
    new Promise((done, failed) => {
      if (queue.length >= bound) return done(full())
      queue.push({ ask, keys: apart(ask), done, failed })
      if (running < lanes) void lane()
    })
}
