/** A moment, in milliseconds since 1970-01-01T00:00Z. Names that hold one end in `At`. */
export type Instant = number & { readonly __instant: unique symbol }

/** A calendar day as written on a poster, `YYYY-MM-DD`, in no time zone. Names that hold one end in `On`. */
export type Day = string & { readonly __day: unique symbol }

/** A wall-clock time, `HH:MM`, in the zone of the venue. */
export type WallTime = string & { readonly __wallTime: unique symbol }

const dayShape = /^(\d{4})-(\d{2})-(\d{2})$/
const wallTimeShape = /^([01]\d|2[0-3]):([0-5]\d)$/
const millisecondsInDay = 86_400_000

export const instant = (milliseconds: number): Instant => milliseconds as Instant

/** Is this a day that exists? 2023-02-29 does not. */
export function isDay(text: string): text is Day {
  const match = dayShape.exec(text)
  if (!match) return false
  const made = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])))
  return made.getUTCMonth() === Number(match[2]) - 1 && made.getUTCDate() === Number(match[3])
}

export const isWallTime = (text: string): text is WallTime => wallTimeShape.test(text)

/** The day's number since 1970-01-01 (a Thursday); days compare and subtract as whole numbers. */
export const dayNumber = (day: Day): number => Math.round(Date.parse(`${day}T00:00Z`) / millisecondsInDay)

export const dayOfNumber = (number: number): Day =>
  new Date(number * millisecondsInDay).toISOString().slice(0, 10) as Day

export const addDays = (day: Day, days: number): Day => dayOfNumber(dayNumber(day) + days)

/** ISO weekday: Monday is 1, Sunday is 7. */
export const weekdayOf = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

const dayWriters = new Map<string, Intl.DateTimeFormat>()

/** Which day a clock on the wall of this place shows. The zone must be one of the IANA database. */
export function dayIn(timeZone: string, at: Instant): Day {
  let writer = dayWriters.get(timeZone)
  if (!writer) {
    // Swedish writes days as ISO 8601 does.
    writer = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
    dayWriters.set(timeZone, writer)
  }
  return writer.format(at) as Day
}
