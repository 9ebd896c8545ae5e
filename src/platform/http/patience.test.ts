import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { heldClock } from '../clock.ts'
import { openPatience } from './patience.ts'

test('who fails too often waits until the span is over; who was right, and everybody else, does not', () => {
  const clock = heldClock(instant(0))
  const patience = openPatience({ most: 2, per: 60_000 }, clock)
  expect(patience.take('a')).toBeNull()
  patience.giveBack('a')
  expect([patience.take('a'), patience.take('a')]).toEqual([null, null])
  clock.pass(20_000)
  expect(patience.take('a')).toBe(40)
  expect(patience.take('b')).toBeNull()
  clock.pass(40_000)
  expect(patience.take('a')).toBeNull()
})

test('nothing that is given back makes room for more than there was', () => {
  const patience = openPatience({ most: 1, per: 1000 }, heldClock(instant(0)))
  patience.giveBack('a')
  expect([patience.take('a'), patience.take('a')]).toEqual([null, 1])
})
