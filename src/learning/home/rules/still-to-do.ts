import { addDays, type Day } from '#kernel/instant.ts'
import type { ToDo } from '../words.ts'

/** What a guardian has said of one child so far, whichever room keeps it. */
export interface FormsOfChild {
  /** Questions a guardian answers and this one has not. */
  readonly open: number
  /** The last day of every yes that counts. */
  readonly yesUntil: readonly Day[]
  /** The last day of a lower price; null: there is none. */
  readonly bandUntil: Day | null
  /** When it was last said what a door should know; null: never. */
  readonly doorSaidOn: Day | null
  /** Has a place, or waits for one. */
  readonly comes: boolean
}

/** So many days before its end it is time to renew. */
const soon = 30
/** What a child needs is looked at again once a year. */
const yearly = 365

/**
 * What a guardian has still to do for one child, what stops everything first. What a door should know is asked for once there
 * is a door: an empty answer is one too.
 */
export function stillToDo({ open, yesUntil, bandUntil, doorSaidOn, comes }: FormsOfChild, today: Day): ToDo[] {
  const isSoon = (day: Day): boolean => day >= today && day <= addDays(today, soon)
  const ending = yesUntil.filter(isSoon).toSorted()
  const isOld = doorSaidOn !== null && addDays(doorSaidOn, yearly) < today
  return [
    ...(open > 0 ? [{ what: 'answers', count: open, on: null } as const] : []),
    ...(ending.length > 0 ? [{ what: 'ends', count: ending.length, on: ending[0]! } as const] : []),
    ...(comes && doorSaidOn === null ? [{ what: 'door', count: 0, on: null } as const] : []),
    ...(comes && isOld ? [{ what: 'door-old', count: 0, on: doorSaidOn } as const] : []),
    ...(bandUntil !== null && isSoon(bandUntil) ? [{ what: 'band', count: 0, on: bandUntil } as const] : []),
  ]
}
