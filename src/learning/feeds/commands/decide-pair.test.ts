import { afterAll, beforeAll, expect, test } from 'vitest'
import { opportunityById } from '#learning/catalogue'
import { pairsToDecide } from '../queries/pairs-to-decide.ts'
import { importBench, operator, type ImportBench } from '../test-imports.ts'
import { decidePair, undoPair } from './decide-pair.ts'
import { findPairs } from './find-pairs.ts'

let bench: ImportBench
beforeAll(async () => {
  bench = await importBench()
})
afterAll(() => bench.close())

const feed = (...lines: string[]): Uint8Array =>
  Buffer.from(['id,title,about,host,from,to,day,time,place', ...lines].join('\n'))

const merged = async (id: Parameters<typeof opportunityById>[0]) => {
  const found = await opportunityById(id, bench.city)
  return found.ok ? found.value.opportunity.mergedInto : null
}

test('what two sources surely say of one thing is merged, what may be is asked, and each decision can be undone', async () => {
  const one = await bench.newSource({ name: 'City' })
  const other = await bench.newSource({ name: 'Library' })
  await bench.run(
    one,
    feed(
      '1,Storytelling under the old oak tree,,Library,4,9,2026-07-04,10:00,Central Park Pavilion',
      '2,Evening drawing class for beginners,,Art House,16,99,2026-07-05,18:00,Art House',
      '3,Repair café,,Makers,0,99,2026-07-06,15:00,Workshop',
    ),
  )
  const report = await bench.run(
    other,
    feed(
      'a,Storytelling under the old oak tree,,Library,4,9,2026-07-04,10:00,Central Park Pavilion',
      'b,Drawing for everybody,,Arts,16,99,2026-07-05,20:30,Somewhere else',
      'c,Chess club,,Players,0,99,2026-07-07,15:00,Cellar',
    ),
  )
  expect(report.counts.merged).toBe(1)
  const { waiting, undecided, decided } = await pairsToDecide(bench.city, 10)
  expect(decided).toHaveLength(1)
  expect(decided[0]).toMatchObject({ decision: 'merged', parts: { title: 1 } })
  expect(await merged(decided[0]!.otherId)).toBe(decided[0]!.oneId)
  expect(waiting).toBe(undecided.length)

  // Undone, they stand apart, and the next import does not join them again.
  expect(await undoPair(decided[0]!.id, operator, bench.city)).toMatchObject({ value: { decision: 'apart' } })
  expect(await merged(decided[0]!.otherId)).toBeNull()
  expect(await findPairs(bench.city)).toMatchObject({ merged: 0 })

  // Taken back once more it is a question, and a person's yes joins them.
  expect(await undoPair(decided[0]!.id, operator, bench.city)).toMatchObject({ value: { decision: null } })
  const said = await decidePair(decided[0]!.id, 'merged', operator, bench.city)
  expect(said).toMatchObject({ value: { decision: 'merged' } })
  expect(await decidePair(decided[0]!.id, 'merged', operator, bench.city)).toEqual(said)
  expect(await decidePair(decided[0]!.id, 'apart', operator, bench.city)).toMatchObject({
    refusal: 'feeds.pair-decided',
  })
  expect(await decidePair(decided[0]!.id, 'apart', { kind: 'visitor' }, bench.city)).toMatchObject({
    refusal: 'feeds.office-only',
  })
  const events = await bench.city.reading((tx) =>
    tx.selectFrom('platform_outbox').select('name').where('name', 'like', 'feeds.pair%').execute(),
  )
  expect(events.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['feeds.pairs-found', 'feeds.pair-undone', 'feeds.pair-merged']),
  )
})
