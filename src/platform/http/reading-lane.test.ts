import { expect, test } from 'vitest'
import { openReadingLane } from './reading-lane.ts'

function laneAt() {
  const time = { now: 0 }
  const turns: (() => void)[] = []
  const lane = openReadingLane(
    () => time.now,
    (turn) => void turns.push(turn),
  )
  const begun: number[] = []
  return { lane, time, turns, begun, come: (one: number) => lane.come(() => void begun.push(one)) }
}

test('whoever comes alone goes on at once; of a crowd four a turn, in the order of coming', () => {
  const { turns, begun, come } = laneAt()
  come(0)
  expect(begun).toEqual([0])
  for (let one = 1; one < 11; one += 1) come(one)
  expect(begun).toEqual([0, 1, 2, 3])
  turns.shift()!()
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  // Who comes now does not overtake.
  come(11)
  turns.shift()!()
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  turns.shift()!()
  expect(turns).toEqual([])
  come(12)
  expect(begun.at(-1)).toBe(12)
})

test('nobody comes to stand behind somebody who has stood for long, once somebody watches', () => {
  const { lane, time, turns, come } = laneAt()
  for (let one = 0; one < 5; one += 1) come(one)
  time.now = 5_000
  expect(come(5)).toBe(true)
  lane.watch()
  expect(come(6)).toBe(false)
  turns.shift()!()
  expect(come(7)).toBe(true)
})

test('four hundred stand at most', () => {
  const { lane, come } = laneAt()
  lane.watch()
  const answers = Array.from({ length: 500 }, (_, one) => come(one))
  expect(answers.filter(Boolean)).toHaveLength(404)
})

test('what goes wrong with one holds up nobody', () => {
  const { turns, begun, lane, come } = laneAt()
  for (let one = 0; one < 4; one += 1) come(one)
  lane.come(() => {
    throw new Error('on purpose')
  })
  come(9)
  expect(() => turns.shift()!()).toThrow('on purpose')
  turns.shift()!()
  expect(begun.at(-1)).toBe(9)
})
