import { expect, test } from 'vitest'
import { openReadingLane } from './reading-lane.ts'

function laneAt() {
  const time = { now: 0, isWorking: false }
  const turns: (() => void)[] = []
  const lane = openReadingLane(
    () => time.isWorking,
    () => time.now,
    (turn) => void turns.push(turn),
  )
  const begun: number[] = []
  const told: number[] = []
  const come = (one: number): void =>
    lane.come(
      () => void begun.push(one),
      () => void told.push(one),
    )
  return { lane, time, turns, begun, told, come }
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, one) => one)

test('whoever comes alone goes on at once; of a crowd eight a turn, in the order of coming', () => {
  const { turns, begun, told, come } = laneAt()
  come(0)
  expect(begun).toEqual([0])
  for (const one of upTo(20).slice(1)) come(one)
  expect(begun).toEqual(upTo(8))
  turns.shift()!()
  expect(begun).toEqual(upTo(16))
  // Who comes now does not overtake.
  come(20)
  turns.shift()!()
  expect(begun).toEqual(upTo(21))
  turns.shift()!()
  expect(turns).toEqual([])
  come(21)
  expect(begun.at(-1)).toBe(21)
  expect(told).toEqual([])
})

test('while somebody does more than read, one a turn', () => {
  const { time, turns, begun, come } = laneAt()
  time.isWorking = true
  for (const one of upTo(20)) come(one)
  expect(begun).toEqual([0])
  turns.shift()!()
  expect(begun).toEqual([0, 1])
  time.isWorking = false
  turns.shift()!()
  expect(begun).toEqual(upTo(10))
})

test('whoever comes behind somebody who has stood for long is told to come again, in turn, once somebody watches', () => {
  const { lane, time, turns, begun, told, come } = laneAt()
  for (const one of upTo(9)) come(one)
  time.now = 5_000
  come(9)
  lane.watch()
  come(10)
  expect(told).toEqual([])
  turns.shift()!()
  expect([begun, told]).toEqual([upTo(10), [10]])
  come(11)
  expect(begun.at(-1)).toBe(11)
})

test('a thousand stand for what they came for, five thousand at all; whoever comes then is told at once', () => {
  const { lane, turns, begun, told, come } = laneAt()
  lane.watch()
  for (const one of upTo(6_000)) come(one)
  // Eight went in at once.
  expect(told).toEqual(upTo(6_000).slice(5_008))
  while (turns.length > 0) turns.shift()!()
  expect(begun).toEqual(upTo(1_008))
  expect(told).toHaveLength(6_000 - 1_008)
})

test('what goes wrong with one holds up nobody', () => {
  const { turns, begun, lane, come } = laneAt()
  for (const one of upTo(8)) come(one)
  lane.come(() => {
    throw new Error('on purpose')
  })
  come(9)
  expect(() => turns.shift()!()).toThrow('on purpose')
  turns.shift()!()
  expect(begun.at(-1)).toBe(9)
})
