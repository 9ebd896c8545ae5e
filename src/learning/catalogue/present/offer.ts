import type { AccessFact } from '#commons/organisations'
import { dayNumber, dayOfNumber, weekdayOf, type Day, type Instant, type WallTime } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import type { Language, LocalText } from '#kernel/local-text.ts'
import type { Money } from '#kernel/money.ts'
import type { Point } from '#kernel/place.ts'
import { expandRule } from '#standards/recurrence/expand-rule.ts'
import { parseRule } from '#standards/recurrence/parse-rule.ts'
import type { Opportunity, Session } from '../words.ts'

/** One opportunity with all that a page, a calendar or a feed tells of it. */
export interface Offer {
  readonly opportunity: Opportunity
  readonly host: { readonly id: Id; readonly slug: string; readonly name: string }
  /** Its own and those of the opportunities folded into it. */
  readonly sessions: readonly OfferSession[]
  /** When anything of it last changed. */
  readonly changedAt: Instant
}

export interface OfferSession {
  readonly session: Session
  readonly venue: OfferVenue | null
}

export interface OfferVenue {
  readonly id: Id
  readonly name: string
  readonly address: string | null
  readonly point: Point | null
  readonly area: { readonly code: string; readonly name: string } | null
  readonly access: readonly AccessFact[]
  readonly languages: readonly Language[]
  readonly factsSource: string | null
}

/** Where a thing is published: what its absolute addresses begin with, and in which ecosystem. */
export interface Publisher {
  /** `https://learn.example/somewhere`, without a slash at its end. */
  readonly address: string
  /** Names the ids of calendar entries; a host name. */
  readonly host: string
  readonly name: string
  readonly currency: string
}

export const addressOfOffer = (publisher: Publisher, id: Id): string => `${publisher.address}/opportunities/${id}`

export interface Occurrence {
  readonly startOn: Day
  readonly endOn: Day
  readonly startTime: WallTime | null
  readonly endTime: WallTime | null
}

/** How far ahead a rule is followed, in days. */
const horizonDays = 400

/** Can it still be gone to, on this day or after? */
export function remains(session: Session, today: Day): boolean {
  const { when } = session
  if (when.form === 'span') return when.endOn === null || when.endOn >= today
  if (when.form === 'dated') return when.endOn >= today
  return occurrencesOf(session, today, 1).length > 0
}

/**
 * The days of a session from a day on, at most so many: one for a dated session, those of its rule, none for a span,
 * whose days nobody stated. A rule that can not be followed has none.
 */
export function occurrencesOf(
  { when, timeZone }: Pick<Session, 'when' | 'timeZone'>,
  from: Day,
  most: number,
): Occurrence[] {
  if (when.form === 'span') return []
  if (when.form === 'dated') return when.endOn >= from ? [when] : []
  const expanded = expandRule({ ...when, timeZone }, { from, to: dayOfNumber(dayNumber(from) + horizonDays), most })
  if (!expanded.ok) return []
  return expanded.value.days.map((on) => ({ startOn: on, endOn: on, startTime: when.startTime, endTime: when.endTime }))
}

const letters = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** ISO weekdays of a rule that means "every Tuesday and Thursday"; empty for any other, which only its days can tell. */
export function weekdaysOf({ when }: Session): readonly number[] {
  if (when.form !== 'rule') return []
  const rule = parseRule(when.rule)
  if (!rule.ok || rule.value.frequency !== 'WEEKLY' || rule.value.interval !== 1) return []
  if (/BY(?:MONTH|MONTHDAY|SETPOS|YEARDAY|WEEKNO)=/.test(rule.value.text)) return []
  const named = /BYDAY=([A-Z,]+)/.exec(rule.value.text)?.[1]?.split(',')
  if (!named) return [weekdayOf(when.startOn)]
  return named.map((name) => letters.indexOf(name) + 1).filter((weekday) => weekday > 0)
}

/** A text as its writers wrote it: feeds say which language that is, readers of feeds choose for themselves. */
export const asWritten = (text: LocalText): string => text.texts[text.sourceLanguage] ?? ''

const digits = new Map<string, number>()

/** A number of the currency's own units, as the formats of others write it: 7.5 for 750 cents, 750 for 750 yen. */
export function unitsOf({ minor, currency }: Money): number {
  let places = digits.get(currency)
  if (places === undefined) {
    places = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
    digits.set(currency, places)
  }
  return minor / 10 ** places
}
