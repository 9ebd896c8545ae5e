import { dayNumber, type Day } from '#kernel/instant.ts'
import type { Formats } from '#web/say/formats.ts'
import type { Say } from '#web/say/voices.ts'
import type { Opportunity, Price } from '../words.ts'
import type { Occasion } from '../words-for-pages.ts'

/** One voice: the two things every sentence needs. */
export interface Voiced {
  readonly say: Say
  readonly formats: Formats
}

/** "ages 7 to 12", "from 13", "up to 5", "all ages"; null when the source says nothing. */
export function agesSentence({ say }: Voiced, ages: Opportunity['ages']): string | null {
  const { min, max } = ages
  if (min === null && max === null) return null
  if (max === null || max >= 120)
    return min === null || min === 0 ? say('catalogue.ages-all') : say('catalogue.ages-from', { min })
  if (min === null || min === 0) return say('catalogue.ages-to', { max })
  return min === max ? say('catalogue.ages-one', { age: min }) : say('catalogue.ages-range', { min, max })
}

/** "Free", "$50 or Less", "€5 to €7", "price not stated". */
export function priceSentence({ say, formats }: Voiced, price: Price): string {
  if (price.kind === 'free') return say('catalogue.price-free')
  if (price.kind === 'unknown') return say('catalogue.price-unknown')
  const { from, to, asWritten } = price
  if (from !== null && to !== null && from.currency === to.currency) {
    return from.minor === to.minor ? formats.money(from) : formats.moneyRange(from, to)
  }
  if (from !== null) return say('catalogue.price-from', { amount: formats.money(from) })
  if (to !== null) return say('catalogue.price-to', { amount: formats.money(to) })
  return asWritten ?? say('catalogue.price-paid')
}

/** First and second line of "when": the day, then the time of day or that the days are not stated. */
export function whenLines(voiced: Voiced, occasion: Occasion, today: Day): { first: string; second: string | null } {
  const { say, formats } = voiced
  const { startOn, endOn } = occasion
  if (occasion.daysNotStated) {
    return { first: spanSentence(voiced, startOn, endOn, today), second: say('catalogue.days-not-stated') }
  }
  if (startOn === null) return { first: say('catalogue.when-unknown'), second: null }
  const otherDay = endOn !== null && endOn !== startOn
  const first = otherDay
    ? formats.dayRange(startOn, endOn, styleOf(endOn, today))
    : formats.day(startOn, dayStyle(startOn, today))
  return { first, second: timeSentence(voiced, occasion) }
}

/** "10:00 – 12:00", "from 10:00"; a missing time is said, for a parent must know to ask. */
export function timeSentence({ say, formats }: Voiced, occasion: Pick<Occasion, 'startTime' | 'endTime'>): string {
  const { startTime, endTime } = occasion
  if (startTime === null) return say('catalogue.time-not-stated')
  return endTime === null || endTime === startTime ? formats.time(startTime) : formats.timeRange(startTime, endTime)
}

/** "15 Jun – 28 Aug", "until 28 Aug", "from 15 Jun", "all the time". Begun already: only the end still matters. */
function spanSentence({ say, formats }: Voiced, startOn: Day | null, endOn: Day | null, today: Day): string {
  const begun = startOn === null || startOn <= today
  if (endOn === null) {
    return begun
      ? say('catalogue.span-open')
      : say('catalogue.span-from', { day: formats.day(startOn, styleOf(startOn, today)) })
  }
  if (begun) return say('catalogue.span-until', { day: formats.day(endOn, styleOf(endOn, today)) })
  return formats.dayRange(startOn, endOn, styleOf(endOn, today))
}

const nearDays = 300
const isNear = (day: Day, today: Day): boolean => Math.abs(dayNumber(day) - dayNumber(today)) < nearDays

/** The year is said only where it could be mistaken. */
const styleOf = (day: Day, today: Day): 'short' | 'medium' => (isNear(day, today) ? 'short' : 'medium')
const dayStyle = (day: Day, today: Day): 'weekday' | 'medium' => (isNear(day, today) ? 'weekday' : 'medium')

/** How fresh: who looked and when, and when it leaves public view unless someone confirms it. */
export function freshnessSentence(
  { say, formats }: Voiced,
  opportunity: Pick<Opportunity, 'verifiedByAHumanOn'>,
  today: Day,
): string {
  const { verifiedByAHumanOn: on } = opportunity
  if (on === null) return say('catalogue.never-verified')
  return say('catalogue.verified-on', { day: formats.daysFromNow(dayNumber(on) - dayNumber(today)) })
}
