import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gather } from './gather.ts'

/** Work that ends when told to, and remembers what was asked together. */
function held(fail: (asks: readonly string[]) => unknown = () => null) {
  const rounds: string[][] = []
  const open: (() => void)[] = []
  return {
    rounds,
    work: async (asks: readonly string[]) => {
      rounds.push([...asks])
      await new Promise<void>((done) => open.push(done))
      const fault = fail(asks)
      if (fault) throw fault
      return asks.map((ask) => ask.toUpperCase())
    },
    end: async () => {
      for (const done of open.splice(0)) done()
      await new Promise((done) => setTimeout(done, 0))
    },
  }
}
const roomy = { bound: 1_000, full: () => 'full' } as const
const own = (ask: string): string[] => [ask[0]!]

test('the first goes at once, and whoever comes meanwhile goes together in the next', async () => {
  const { rounds, work, end } = held()
  const ask = gather({ work, apart: own, most: 10, lanes: 1, ...roomy })
  const answers = Promise.all([ask('a'), ask('b'), ask('c')])
  await end()
  await end()
  expect(await answers).toEqual(['A', 'B', 'C'])
  expect(rounds).toEqual([['a'], ['b', 'c']])
})

test('two that share a key are apart and keep their order, and so does a third behind the second', async () => {
  const { rounds, work, end } = held()
  const ask = gather({
    work,
    apart: (word) => [...word],
    most: 10,
    lanes: 1,
    ...roomy,
  })
  const answers = Promise.all([ask('x'), ask('ab'), ask('bc'), ask('cd'), ask('e')])
  for (let round = 0; round < 4; round += 1) await end()
  expect(await answers).toEqual(['X', 'AB', 'BC', 'CD', 'E'])
  expect(rounds).toEqual([['x'], ['ab', 'e'], ['bc'], ['cd']])
})

test('no more together than the bound, and no more at a time than lanes', async () => {
  const { rounds, work, end } = held()
  const ask = gather({ work, apart: own, most: 2, lanes: 2, ...roomy })
  const answers = Promise.all([...'abcdef'].map(ask))
  expect(rounds).toEqual([['a'], ['b']])
  await end()
  expect(rounds.slice(2)).toEqual([
    ['c', 'd'],
    ['e', 'f'],
  ])
  await end()
  expect(await answers).toEqual([...'ABCDEF'])
})

test('beyond the bound nobody is kept waiting: they are told at once', async () => {
  const { work, end } = held()
  const ask = gather({ work, apart: own, most: 10, lanes: 1, bound: 2, full: () => 'full' })
  const [a, b, c, d] = [...'abcd'].map(ask)
  expect(await d).toBe('full')
  await end()
  await end()
  expect(await Promise.all([a, b, c])).toEqual(['A', 'B', 'C'])
})

test('where one brings all down, each is tried alone and only that one fails', async () => {
  const { rounds, work, end } = held((asks) => (asks.includes('bad') ? new Error('bad') : null))
  const ask = gather({ work, apart: (word) => [word], most: 10, lanes: 1, ...roomy })
  const answers = Promise.allSettled([ask('a'), ask('good'), ask('bad'), ask('fine')])
  for (let round = 0; round < 5; round += 1) await end()
  expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(rounds).toEqual([['a'], ['good', 'bad', 'fine'], ['good'], ['bad'], ['fine']])
})

test('while the database is away all fail at once', async () => {
  const { rounds, work, end } = held(() => Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }))
  const ask = gather({ work, apart: own, most: 10, lanes: 1, ...roomy })
  const answers = Promise.allSettled([ask('a'), ask('b'), ask('c')])
  for (let round = 0; round < 2; round += 1) await end()
  expect((await answers).every(({ status }) => status === 'rejected')).toBe(true)
  expect(rounds).toHaveLength(2)
})

test('everybody is answered once with their own answer, whatever comes when', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ key: fc.nat(4), after: fc.nat(3) }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 3 }),
      async (plan, most, lanes) => {
        const lastOf = new Map<number, number>()
        const ask = gather<{ key: number; at: number }, number>({
          work: async (asks) => {
            await Promise.resolve()
            expect(asks.length).toBeLessThanOrEqual(most)
            expect(new Set(asks.map(({ key }) => key)).size).toBe(asks.length)
            // With one lane also the order holds for those that share a key.
            for (const { key, at } of asks) if (lanes === 1) expect(lastOf.get(key) ?? -1).toBeLessThan(at)
            for (const { key, at } of asks) lastOf.set(key, at)
            return asks.map(({ at }) => at)
          },
          apart: ({ key }) => [String(key)],
          most,
          lanes,
          bound: 1_000,
          full: () => -1,
        })
        const answers: Promise<number>[] = []
        for (const [at, { key, after }] of plan.entries()) {
          for (let turn = 0; turn < after; turn += 1) await Promise.resolve()
          answers.push(ask({ key, at }))
        }
        expect(await Promise.all(answers)).toEqual(plan.map((_, at) => at))
      },
    ),
  )
})
