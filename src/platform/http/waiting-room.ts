/** How long the process, or its answers, may be late before it is too busy, milliseconds. */
const late = 200
/** How often it looks at itself, milliseconds. */
const lookEvery = 250
/** So many looks without anybody waiting or being late, and the room closes. */
const calmLooks = 20
const fewest = 1
const most = 400

export interface WaitingRoom {
  /**
   * Somebody comes for a page of their own.
   * @param number the one they got before; undefined: none
   * @returns null: come in. Else their number and how many are before them
   */
  enter(number: number | undefined): { readonly number: number; readonly ahead: number } | null
  /** Told four times a second how late the process was, in milliseconds. */
  look(lateBy: number): void
  readonly isOpen: boolean
}

/**
 * Where people wait, in the order in which they came, while more come than this process can serve: nobody gains by loading
 * anew, and whoever was let in goes on. Closed, and no more than one comparison a page, as long as the process is on time.
 * It lets in a few more each look while it is on time, half as many after it was late, and nobody in a look that was late.
 * Numbers live in this process: after a restart everybody gets a new one.
 */
export function openWaitingRoom(): WaitingRoom {
  let isOpen = false
  let next = 1
  /** Numbers up to this one are in. */
  let upTo = 0
  let aLook = 10
  let calm = 0
  return {
    get isOpen() {
      return isOpen
    },
    enter: (number) => {
      if (!isOpen) return null
      const own = number !== undefined && number < next ? number : next++
      return own <= upTo ? null : { number: own, ahead: own - upTo - 1 }
    },
    look: (lateBy) => {
      if (lateBy > late) {
        if (!isOpen) upTo = next - 1
        isOpen = true
        calm = 0
        aLook = Math.max(fewest, Math.floor(aLook / 2))
        return
      }
      if (!isOpen) return
      const waits = next - 1 - upTo
      // Seats nobody came for are not saved up: else a second of quiet would let in a crowd at once.
      upTo = Math.min(upTo + aLook, next - 1 + aLook)
      if (waits > 0) {
        calm = 0
        aLook = Math.min(most, aLook + 1)
        return
      }
      calm += 1
      if (calm >= calmLooks) isOpen = false
    },
  }
}

/** One slow page is nobody's rush; so many that stand unanswered at once are. */
const crowd = 12

/** Pages that were asked for and are not answered yet. */
export interface Unanswered {
  /** @returns to be called when it is answered, or whoever asked went away */
  ask(): () => void
  /** How long the twelfth longest of them has waited, milliseconds; nought with fewer. */
  waitOfMany(): number
}

/** A process can be on time and its visitors not: behind the few lines to the database a queue is long and quiet. */
export function openUnanswered(clock: () => number = () => performance.now()): Unanswered {
  // In the order in which they were asked.
  const asked = new Set<{ readonly at: number }>()
  return {
    ask: () => {
      const one = { at: clock() }
      asked.add(one)
      return () => void asked.delete(one)
    },
    waitOfMany: () => {
      let count = 0
      for (const { at } of asked) {
        count += 1
        if (count === crowd) return clock() - at
      }
      return 0
    },
  }
}

/** Looks at this process, and at whom it has not answered yet, as long as it runs. */
export function watchLateness(room: WaitingRoom, unanswered: Unanswered): void {
  let expected = performance.now() + lookEvery
  const timer = setInterval(() => {
    const now = performance.now()
    room.look(Math.max(now - expected, unanswered.waitOfMany()))
    expected = now + lookEvery
  }, lookEvery)
  timer.unref()
}
