import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Act, Whereabouts } from './words.ts'

export interface RowAtDoor {
  readonly subjectId: Id
  /** Null: a name that is kept from this list. */
  readonly name: string | null
  readonly isGuest: boolean
  readonly isMinor: boolean
  readonly where: Whereabouts
  /** Null: none, or not for this hour. */
  readonly needs: string | null
  readonly mayLeaveAlone: boolean
  readonly adults: readonly string[]
  readonly cardMark: string | null
  /** Acts between which somebody decides. */
  readonly doubted: readonly Act[]
  /** Had given the place back, or lost it, when it was said that they are here. */
  readonly isGone: boolean
  /** Says what was done by hand or by a wrong clock. */
  readonly lastFlags: Act['flags']
}

export interface DoorSeen {
  readonly occasionId: Id
  readonly title: LocalText
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly timeZone: string
  readonly seats: number
  readonly rows: readonly RowAtDoor[]
  readonly seq: number
  /** What people need is shown, and a phone may keep the list, until `goneAt`. */
  readonly isOpenHour: boolean
  readonly goneAt: Instant
  readonly fromAt: Instant
  /** Nothing can be said yet. */
  readonly isTooEarly: boolean
  readonly now: Instant
  readonly walkIns: boolean
}
