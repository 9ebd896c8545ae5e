import { setImmediate as turn } from 'node:timers/promises'

/** Called often, waits seldom. */
export type TakeBreath = () => Promise<void> | void

const nothing = undefined

/**
 * Lets the process answer others in the midst of long work of its own: one thread serves visitors and imports alike.
 * @param milliseconds of work between two breaths: a visitor waits so long more, and the work loses a turn so often
 */
export function breathing(milliseconds = 20): TakeBreath {
  let since = performance.now()
  return () => {
    if (performance.now() - since < milliseconds) return nothing
    return turn().then(() => {
      since = performance.now()
    })
  }
}
