import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTurnstile } from './turnstile.ts'
import { lookEvery, openWaitingRoom, type Told } from './waiting-room.ts'

const busy = 2_000
const onTime = 3

const roomAt = () => {
  const time = { now: 0 }
  const room = openWaitingRoom(() => time.now)
  return {
    room,
    time,
    look: (lateBy: number) => {
      time.now += lookEvery
      room.look({ lateBy, longest: 0, answered: 0 })
    },
  }
}

test('nobody waits while the process is on time', () => {
  const { room, look } = roomAt()
  for (let count = 0; count < 10_000; count += 1) {
    if (count % 7 === 0) look(onTime)
    expect(room.enter(undefined)).toBeNull()
  }
  expect(room.isOpen).toBe(false)
})

test('when it is late whoever comes gets a number, keeps it, and is let in in that order', () => {
  const { room, look } = roomAt()
  look(busy)
  const numbers = Array.from({ length: 60 }, () => room.enter(undefined)!.number!)
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  expect(room.enter(numbers[59])).toMatchObject({ number: numbers[59], ahead: 59 })
  const inside: number[] = []
  for (let looks = 0; looks < 400 && inside.length < 60; looks += 1) {
    look(onTime)
    for (const number of numbers) {
      if (!inside.includes(number) && room.enter(number) === null) inside.push(number)
    }
  }
  expect(inside).toEqual(numbers)
})

test('while it stays late nobody more is let in, and who is in goes on', () => {
  const { room, look } = roomAt()
  look(busy)
  const first = room.enter(undefined)!.number!
  for (let looks = 0; looks < 6; looks += 1) look(onTime)
  expect(room.enter(first)).toBeNull()
  look(busy)
  const others = Array.from({ length: 100 }, () => room.enter(undefined)).filter((one) => one !== null)
  expect(others.length).toBeGreaterThan(85)
  for (let looks = 0; looks < 20; looks += 1) look(busy)
  expect(others.every(({ number }) => room.enter(number!) !== null)).toBe(true)
  expect(room.enter(first)).toBeNull()
})

test('a number nobody was given counts as none', () => {
  const { room, look } = roomAt()
  look(busy)
  const own = room.enter(undefined)!.number!
  expect(room.enter(own + 1_000_000)!.number).toBe(own + 1)
})

test('whoever had a form open when the room opened is in with the number they are given', () => {
  const { room, look } = roomAt()
  look(busy)
  room.enter(undefined)
  expect(room.enter(room.inside())).toBeNull()
})

test('after five quiet seconds the room is closed', () => {
  const { room, look } = roomAt()
  look(busy)
  for (let looks = 0; looks < 60; looks += 1) look(onTime)
  expect(room.isOpen).toBe(false)
  expect(room.enter(undefined)).toBeNull()
})

test('whoever left is passed, and finds the door open where they come back after all', () => {
  const { room, look, time } = roomAt()
  look(busy)
  const gone = Array.from({ length: 5_000 }, () => room.enter(undefined)!.number!)
  time.now += 60_000
  const late = room.enter(undefined)!
  for (let looks = 0; looks < 10; looks += 1) look(onTime)
  expect(room.enter(late.number!)).toBeNull()
  expect(room.enter(gone[7])).toBeNull()
})

test('a hundred thousand wait at most; who comes then is told to come again, without a number', () => {
  const { room, look } = roomAt()
  look(busy)
  for (let count = 0; count < 100_000; count += 1) room.enter(undefined)
  expect(room.enter(undefined)).toMatchObject({ number: null, ahead: 100_000, again: 60 })
  expect(room.waiting).toBe(100_000)
})

test('whatever comes when: nobody is let in before somebody who came earlier, and all are in at last', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constant('come'), fc.nat(2_500)), { maxLength: 200 }), (steps) => {
      const { room, look } = roomAt()
      look(busy)
      const waiting: number[] = []
      for (const step of steps) {
        if (step !== 'come') look(Number(step))
        else {
          const told = room.enter(undefined)
          if (told) waiting.push(told.number!)
        }
        if (!room.isOpen) return
        const stillOut = waiting.map((number) => room.enter(number) !== null)
        expect(stillOut).toEqual(stillOut.toSorted((a, b) => Number(a) - Number(b)))
      }
      // At two a second, the slowest it goes.
      for (let looks = 0; looks < waiting.length * 6 && room.isOpen; looks += 1) {
        look(onTime)
        for (const number of waiting) room.enter(number)
      }
      expect(waiting.every((number) => room.enter(number) === null)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

/** A second of work done one after the other, of which each page takes a share; people come back when they were told to. */
function rush({ pages, come, seconds }: { pages: number; come: (second: number) => number; seconds: number }) {
  const time = { now: 0 }
  const clock = () => time.now
  const room = openWaitingRoom(clock)
  const turnstile = openTurnstile(clock)
  turnstile.look()
  const step = 10
  const back = new Map<number, { at: number; number: number | undefined }[]>()
  const [stood, answered]: [number[], number[]] = [[], []]
  const working: { left: () => void; at: number }[] = []
  let [credit, arriving] = [0, 0]
  const ask = (at: number, number: number | undefined): void => {
    const hold = (told: Told): void => {
      const when = time.now + told.again * 1000
      back.set(when, [...(back.get(when) ?? []), { at, number: told.number ?? undefined }])
    }
    const told = room.enter(number)
    if (told) return hold(told)
    const here = time.now
    const one = { left: () => {}, at: here }
    const left = turnstile.come(() => void working.push(one))
    if (left === null) return hold(room.full(number))
    one.left = left
  }
  for (; time.now < seconds * 1000; time.now += step) {
    for (const { at, number } of back.get(time.now) ?? []) ask(at, number)
    back.delete(time.now)
    arriving += (come(time.now / 1000) * step) / 1000
    for (; arriving >= 1; arriving -= 1) ask(time.now, undefined)
    credit = Math.min(credit + (pages * step) / 1000, pages / 20)
    while (credit >= 1 && working.length > 0) {
      const one = working.shift()!
      credit -= 1
      one.left()
      stood.push(time.now - one.at)
      answered.push(time.now)
    }
    if (time.now % lookEvery === 0) room.look({ lateBy: 0, longest: turnstile.longest(), answered: turnstile.look() })
  }
  const within = (from: number, to: number): number =>
    answered.filter((at) => at >= from * 1000 && at < to * 1000).length / (to - from)
  return { room, stood: stood.toSorted((a, b) => a - b), within }
}

test('under three times what can be served, nearly all of it is served, promptly, and afterwards the room closes', () => {
  for (const pages of [150, 300]) {
    const { room, stood, within } = rush({ pages, come: (second) => (second < 40 ? 3 * pages : 0), seconds: 150 })
    expect(within(10, 40)).toBeGreaterThan(0.9 * pages)
    expect(stood[Math.floor(0.99 * stood.length)]!).toBeLessThan(1_000)
    // Everybody who came, at last.
    expect(stood).toHaveLength(120 * pages)
    expect([room.waiting, room.isOpen]).toEqual([0, false])
  }
})

test('six are worked on at a time, in the order of coming; who goes away makes room, and a slow one holds up nobody', () => {
  const time = { now: 0 }
  const turnstile = openTurnstile(() => time.now)
  turnstile.look()
  const begun: number[] = []
  const left = Array.from({ length: 86 }, (_, at) => turnstile.come(() => void begun.push(at)))
  expect(begun).toEqual([0, 1, 2, 3, 4, 5])
  expect(turnstile.come(() => {})).toBeNull()
  time.now = 400
  expect(turnstile.longest()).toBe(400)
  left[2]!()
  left[7]!()
  left[0]!()
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 8])
  expect(turnstile.look()).toBe(2)
  time.now = 1_200
  turnstile.look()
  expect(begun.slice(8)).toEqual([9, 10, 11, 12])
})

test('where nobody looks nobody waits', () => {
  const turnstile = openTurnstile(() => 0)
  let begun = 0
  for (let count = 0; count < 500; count += 1) expect(turnstile.come(() => void (begun += 1))).not.toBeNull()
  expect(begun).toBe(500)
})

test('many forms unanswered are a crowd, a few slow ones are not', () => {
  const time = { now: 0 }
  const turnstile = openTurnstile(() => time.now)
  const answers = Array.from({ length: 5 }, () => turnstile.sent())
  time.now = 5_000
  expect(turnstile.longest()).toBe(0)
  turnstile.sent()
  time.now = 5_700
  expect(turnstile.longest()).toBe(700)
  for (const answered of answers) answered()
  expect(turnstile.longest()).toBe(0)
})
