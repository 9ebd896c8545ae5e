import type { Day, Instant, WallTime } from '#kernel/instant.ts'
import type { Point } from '#kernel/place.ts'

/** When an entry is, in the venue's wall time. A rule is RFC 5545; a span's days and times are not known. */
export type EntryTime =
  | {
      readonly form: 'dated'
      readonly startOn: Day
      readonly startTime: WallTime | null
      readonly endOn: Day
      readonly endTime: WallTime | null
    }
  | {
      readonly form: 'rule'
      readonly startOn: Day
      readonly startTime: WallTime | null
      readonly endTime: WallTime | null
      readonly rule: string
      readonly except: readonly Day[]
    }
  | { readonly form: 'span'; readonly startOn: Day | null; readonly endOn: Day | null }

export interface Entry {
  /** Stable for ever, unlike any other, without personal data: `<session id>@<host>`. */
  readonly uid: string
  readonly title: string
  readonly description: string | null
  readonly place: string | null
  readonly point: Point | null
  readonly link: string | null
  readonly categories: readonly string[]
  readonly when: EntryTime
  /** IANA zone of the venue. */
  readonly timeZone: string
  readonly cancelled: boolean
  /** Null: not known. */
  readonly changedAt: Instant | null
  /** How often the entry was changed; calendars take the highest. */
  readonly sequence: number
}

export interface Calendar {
  readonly name: string
  readonly description: string | null
  /** `-//Hedgerow//Learning calendar//EN` */
  readonly product: string
  readonly link: string | null
  readonly refreshHours: number
}
