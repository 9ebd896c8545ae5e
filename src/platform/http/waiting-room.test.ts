import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openUnanswered, openWaitingRoom } from './waiting-room.ts'

const busy = 500
const onTime = 3

test('nobody waits while the process is on time', () => {
  const room = openWaitingRoom()
  for (let count = 0; count < 10_000; count += 1) {
    if (count % 7 === 0) room.look(onTime)
    expect(room.enter(undefined)).toBeNull()
  }
  expect(room.isOpen).toBe(false)
})

test('when it is late whoever comes gets a number, keeps it, and is let in in that order', () => {
  const room = openWaitingRoom()
  room.look(busy)
  const numbers = Array.from({ length: 60 }, () => room.enter(undefined)!.number)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(room.enter(numbers[59])).toEqual({ number: numbers[59], ahead: 59 })
  const inside: number[] = []
  for (let looks = 0; looks < 40 && inside.length < 60; looks += 1) {
    room.look(onTime)
    for (const number of numbers) {
      if (!inside.includes(number) && room.enter(number) === null) inside.push(number)
    }
  }
  expect(inside).toEqual(numbers)
})

test('while it stays late nobody more is let in, and who is in goes on', () => {
  const room = openWaitingRoom()
  room.look(busy)
  const first = room.enter(undefined)!.number
  room.look(onTime)
  expect(room.enter(first)).toBeNull()
  const others = Array.from({ length: 100 }, () => room.enter(undefined)).filter((one) => one !== null)
  for (let looks = 0; looks < 20; looks += 1) room.look(busy)
  expect(others.every(({ number }) => room.enter(number) !== null)).toBe(true)
  expect(room.enter(first)).toBeNull()
})

test('a number nobody was given counts as none', () => {
  const room = openWaitingRoom()
  room.look(busy)
  const own = room.enter(undefined)!.number
  expect(room.enter(own + 1_000_000)!.number).toBe(own + 1)
})

test('after five quiet seconds the room is closed', () => {
  const room = openWaitingRoom()
  room.look(busy)
  for (let looks = 0; looks < 25; looks += 1) room.look(onTime)
  expect(room.isOpen).toBe(false)
  expect(room.enter(undefined)).toBeNull()
})

test('whatever comes when: nobody is let in before somebody who came earlier', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant('come'), fc.nat(400)), { maxLength: 300 }), (steps) => {
      const room = openWaitingRoom()
      room.look(busy)
      const waiting: number[] = []
      for (const step of steps) {
        if (step !== 'come') room.look(Number(step))
        else {
          const told = room.enter(undefined)
          if (told) waiting.push(told.number)
        }
        if (!room.isOpen) return
        const stillOut = waiting.map((number) => room.enter(number) !== null)
        expect(stillOut).toEqual(stillOut.toSorted((a, b) => Number(a) - Number(b)))
      }
    }),
  )
})

test('many who wait make a crowd, one or a few slow pages do not, and who is answered is counted no more', () => {
  let now = 0
  const unanswered = openUnanswered(() => now)
  const answers = Array.from({ length: 11 }, () => unanswered.ask())
  now = 5_000
  expect(unanswered.waitOfMany()).toBe(0)
  unanswered.ask()
  now = 5_700
  expect(unanswered.waitOfMany()).toBe(700)
  for (let count = 0; count < 3; count += 1) unanswered.ask()
  now = 6_000
  expect(unanswered.waitOfMany()).toBe(1_000)
  for (const answered of answers) answered()
  expect(unanswered.waitOfMany()).toBe(0)
})
