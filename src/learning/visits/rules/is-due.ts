import type { Day } from '#kernel/instant.ts'
import type { Note } from '../words.ts'

/** A note whose day to look again has come, and at which nobody looked since. */
export const isDue = ({ kind, nextOn, doneOn }: Pick<Note, 'kind' | 'nextOn' | 'doneOn'>, today: Day): boolean =>
  kind === 'note' && nextOn !== null && doneOn === null && nextOn <= today
