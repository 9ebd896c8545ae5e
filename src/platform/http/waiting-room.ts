import type { ReadingLane } from './reading-lane.ts'
import type { Turnstile } from './turnstile.ts'

/** Standing at the door for so long is prompt, and for so long late, milliseconds; at `worst` nobody more is called. */
const prompt = 150
const late = 300
const worst = 1500
/** How often it looks at itself, milliseconds. */
export const lookEvery = 100
/** So many looks without anybody waiting or being late, and the room closes. */
const calmLooks = 50
/** Called in a second, at least and at most. */
const fewest = 10
const unknown = 60
const most = 4_000
/** What the number called becomes with each look: at first and after so many looks in which nobody stood, and else. */
const idleLooks = 20
const [atFirst, more] = [1.06, 1.01]
/** A page of the room loads itself anew after so many seconds: soon for whoever is next, seldom far back. */
const [soonest, seldomest] = [2, 60] as const
/** So long after they were to come back they are taken to have left, seconds. */
const grace = 10
/** So many wait at most; whoever comes then is told to come again, without a number. */
const bound = 100_000

/** What somebody who has to wait is told. */
export interface Told {
  /** Null: so many wait that none is given, or only a page open to all was asked for. */
  readonly number: number | null
  readonly ahead: number
  /** Seconds until their page loads itself anew. */
  readonly again: number
  /** Seconds until it is their turn, about. */
  readonly about: number
}

export interface Look {
  /** How late the process itself is, milliseconds. */
  readonly lateBy: number
  /** How long the first at the door has stood, or what was sent has waited, milliseconds. */
  readonly longest: number
  /** Pages answered since the last look. */
  readonly answered: number
}

export interface WaitingRoom {
  /**
   * Somebody comes for a page of their own.
   * @param number the one they got before; undefined: none
   * @returns null: come in
   */
  enter(number: number | undefined): Told | null
  /** The door is full this moment: whoever was called stays called, and everybody else waits from now on. */
  full(number: number | undefined): Told
  /** The number of somebody who is in already: what follows what they sent is not kept waiting. */
  inside(): number
  /** Told ten times a second how it goes inside. */
  look(seen: Look): void
  readonly isOpen: boolean
  readonly waiting: number
}

/**
 * Where people wait, in the order in which they came, while more come than this process can serve. Nobody gains by loading
 * anew, whoever was called goes on, and whoever left is passed. Closed, and no more than one comparison a page, as long as
 * answers are prompt. It calls as many a second as were answered while somebody stood, a little more with each look in which
 * nobody does, and fewer the longer somebody stands. Numbers live in this process: after a restart everybody gets a new one.
 * @param clock milliseconds that only go on
 */
export function openWaitingRoom(clock: () => number = () => performance.now()): WaitingRoom {
  let isOpen = false
  let next = 1
  /** Numbers up to this one were called. */
  let upTo = 0
  let rate = fewest
  let growth: number = atFirst
  let credit = 0
  let calm = 0
  /** Answered in a second while somebody stood: nothing was idle then, so it is what can be answered. */
  let capacity: number | null = null
  let stoodBefore = false
  let idle = 0
  let lookedAt = clock()
  // Who waits, in the order of their numbers, and until when they are taken to be there.
  const there = new Map<number, number>()

  const open = (): void => {
    if (isOpen) return
    isOpen = true
    upTo = next - 1
    rate = Math.max(fewest, capacity ?? unknown)
    growth = atFirst
    credit = 0
  }
  const tell = (number: number | null, ahead: number): Told => {
    const about = Math.ceil(ahead / rate)
    const again = Math.min(seldomest, Math.max(soonest, Math.ceil(about / 2)))
    if (number !== null && number > upTo) there.set(number, clock() + (again + grace) * 1000)
    return { number, ahead, again, about }
  }
  const wait = (number: number | undefined): Told => {
    if (number !== undefined && number < next) return tell(number, Math.max(0, number - upTo - 1))
    if (there.size >= bound) return { ...tell(null, there.size), again: seldomest }
    const own = next++
    return tell(own, own - upTo - 1)
  }
  const call = (lateBy: number): void => {
    const now = clock()
    // Whoever is called comes a little later: fewer are called as soon as somebody stands, and not none at once.
    const share = Math.min(1, Math.max(0, (worst - lateBy) / (worst - prompt)))
    credit += (share * rate * lookEvery) / 1000
    for (const [number, until] of there) {
      if (until >= now) {
        if (credit < 1) break
        credit -= 1
      }
      there.delete(number)
      upTo = number
    }
    // Calls nobody came for are not saved up: else a second of quiet would let in a crowd at once.
    if (there.size === 0) credit = Math.min(credit, Math.max(1, (rate * lookEvery) / 1000))
  }
  return {
    get isOpen() {
      return isOpen
    },
    get waiting() {
      return there.size
    },
    enter: (number) => {
      if (!isOpen || (number !== undefined && number <= upTo)) return null
      const isNew = number === undefined || number >= next
      if (isNew && there.size === 0 && credit >= 1) {
        credit -= 1
        upTo = next++
        return null
      }
      return wait(number)
    },
    full: (number) => {
      open()
      return wait(number)
    },
    inside: () => upTo,
    look: ({ lateBy: own, longest, answered }) => {
      const lateBy = Math.max(own, longest)
      const stands = longest > late
      const took = Math.max(1, clock() - lookedAt)
      lookedAt += took
      if (lateBy > late) open()
      if (stands && stoodBefore) {
        const now = (answered * 1000) / took
        capacity = capacity === null ? now : capacity + (now - capacity) / 10
        rate = Math.max(fewest, capacity)
        growth = more
      }
      stoodBefore = stands
      idle = longest > prompt ? 0 : idle + 1
      // Whoever is called is not there, or more could be answered than while it was hard.
      if (idle > idleLooks) growth = atFirst
      if (!isOpen) return
      // Nobody to call is no sign that more could be.
      if (longest <= prompt && there.size > 0) rate = Math.min(most, rate * growth)
      call(lateBy)
      calm = there.size === 0 && lateBy <= late ? calm + 1 : 0
      if (calm >= calmLooks) isOpen = false
    },
  }
}

/** Looks at this process, and at whom it has not answered yet, as long as it runs. */
export function watchLateness({
  waitingRoom,
  turnstile,
  readingLane,
}: {
  waitingRoom: WaitingRoom
  turnstile: Turnstile
  readingLane: ReadingLane
}): void {
  readingLane.watch()
  let expected = performance.now() + lookEvery
  const timer = setInterval(() => {
    const now = performance.now()
    const longest = turnstile.longest()
    waitingRoom.look({ lateBy: Math.max(0, now - expected), longest, answered: turnstile.look() })
    expected = now + lookEvery
  }, lookEvery)
  timer.unref()
}
