import type { Day, Instant, WallTime } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Money } from '#kernel/money.ts'
import { remembering } from './remembering.ts'

const dayStyles = {
  /** 20 Jun 2026 */
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  /** 20 Jun: only where the year is plain from the page. */
  short: { day: 'numeric', month: 'short' },
  /** Sat 20 Jun */
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  /** Saturday 20 June: as one says it, where the year is plain. */
  spoken: { weekday: 'long', day: 'numeric', month: 'long' },
  /** Saturday 20 June 2026 */
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** June 2026 */
  month: { month: 'long', year: 'numeric' },
  /** 20 */
  number: { day: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type DayStyle = keyof typeof dayStyles

/** Numbers, days and amounts as one language writes them. Every `Intl` object is made once: making one costs a hundred uses. */
export type Formats = ReturnType<typeof formatsFor>

/** A poster's day has no zone; read and written in UTC it can not slip to the day before. */
const noonOf = (day: Day): number => Date.parse(`${day}T12:00Z`)
const momentOf = (time: WallTime): number => Date.parse(`1970-01-01T${time}Z`)

export function formatsFor(language: Language) {
  const cache = new Map<string, unknown>()
  const once = <Made>(key: string, make: () => Made): Made => {
    let made = cache.get(key) as Made | undefined
    if (made === undefined) {
      made = make()
      cache.set(key, made)
    }
    return made
  }
  const remember = remembering()
  // A catalogue has thousands of spans; in one memory with all else they would push the hours and prices out.
  const rememberRange = remembering()
  const dates = (style: DayStyle) =>
    once(`day ${style}`, () => new Intl.DateTimeFormat(language, { ...dayStyles[style], timeZone: 'UTC' }))
  const times = () => once('time', () => new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' }))
  const numbers = (options: Intl.NumberFormatOptions = {}) =>
    once(`number ${JSON.stringify(options)}`, () => new Intl.NumberFormat(language, options))
  const amounts = ({ minor, currency }: Money) => {
    const style = { style: 'currency', currency } as const
    const digits = once(
      `digits ${currency}`,
      () => new Intl.NumberFormat('en', style).resolvedOptions().maximumFractionDigits ?? 2,
    )
    const whole = minor % 10 ** digits === 0
    return { value: minor / 10 ** digits, format: numbers({ ...style, minimumFractionDigits: whole ? 0 : digits }) }
  }
  const names = (type: 'language' | 'region' | 'currency') =>
    once(`names ${type}`, () => new Intl.DisplayNames([language], { type }))

  return {
    number: (value: number): string => remember(value, () => numbers().format(value)),
    /** With so many digits after the point, always: columns line up. */
    decimal: (value: number, digits: number): string =>
      numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    /** A share of one (0.25) as a percentage. */
    percent: (share: number, digits = 0): string =>
      numbers({ style: 'percent', maximumFractionDigits: digits }).format(share),
    compact: (value: number): string => numbers({ notation: 'compact' }).format(value),
    bytes: (value: number): string => {
      const [unit, size] = value < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const)
      return numbers({ style: 'unit', unit, maximumFractionDigits: 1 }).format(value / size)
    },
    /** Cents only where there are any: $5, $7.50. */
    money: (amount: Money): string => {
      return remember(`${amount.currency} ${amount.minor}`, () => {
        const { value, format } = amounts(amount)
        return format.format(value)
      })
    },
    moneyRange: (from: Money, to: Money): string => {
      const start = amounts(from)
      return (start.value % 1 === 0 ? amounts(to) : start).format.formatRange(start.value, amounts(to).value)
    },
    /** Metres to tens below a kilometre, then kilometres; miles where the place counts in miles. */
    distance: (metres: number, unit: 'kilometre' | 'mile' = 'kilometre'): string => {
      const [unitWritten, value] = rounded(metres, unit)
      return remember(`${unitWritten} ${value}`, () => numbers({ style: 'unit', unit: unitWritten }).format(value))
    },
    day: (day: Day, style: DayStyle = 'medium'): string =>
      remember(`${style} ${day}`, () => dates(style).format(noonOf(day))),
    dayRange: (from: Day, to: Day, style: DayStyle = 'medium'): string =>
      rememberRange(`${style} ${from} ${to}`, () => dates(style).formatRange(noonOf(from), noonOf(to))),
    /** ISO weekday (Monday is 1), `Saturday` or `Sat`. */
    weekday: (weekday: number, width: 'long' | 'short' = 'long'): string =>
      remember(`weekday ${width} ${weekday}`, () =>
        once(
          `weekday ${width}`,
          () => new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' }),
          // 4 January 1970 was a Sunday.
        ).format((3 + weekday) * 86_400_000),
      ),
    time: (time: WallTime): string => remember(time, () => times().format(momentOf(time))),
    /** Past midnight (22:00–01:00) the language's own range would print two dates; a dash says it. */
    timeRange: (from: WallTime, to: WallTime): string =>
      remember(`${from} ${to}`, () =>
        from <= to
          ? times().formatRange(momentOf(from), momentOf(to))
          : `${times().format(momentOf(from))} – ${times().format(momentOf(to))}`,
      ),
    /** A moment, told in the zone of a place. */
    instant: (at: Instant, timeZone: string): string =>
      once(
        `instant ${timeZone}`,
        () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
      ).format(at),
    /**
     * When one has to be there: `Sat, Nov 28, 10:00 AM`, or spoken where a page is about that day alone:
     * `Saturday, November 28 at 10:00 AM`. For days near enough to need no year.
     */
    appointment: (at: Instant, timeZone: string, style: 'weekday' | 'spoken' = 'weekday'): string =>
      once(
        `appointment ${style} ${timeZone}`,
        () => new Intl.DateTimeFormat(language, { ...dayStyles[style], hour: 'numeric', minute: '2-digit', timeZone }),
      ).format(at),
    /** In whole days from today: `yesterday`, `in 3 days`, `2 months ago`. */
    daysFromNow: (days: number): string => {
      const relative = once('relative', () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }))
      if (Math.abs(days) < 60) return relative.format(days, 'day')
      return Math.abs(days) < 730
        ? relative.format(Math.round(days / 30.44), 'month')
        : relative.format(Math.round(days / 365.25), 'year')
    },
    list: (items: readonly string[], joined: 'and' | 'or' | 'side-by-side' = 'and'): string =>
      remember(`list ${joined} ${items.join('\n')}`, () =>
        once(`list ${joined}`, () => new Intl.ListFormat(language, listStyles[joined])).format(items),
      ),
    languageName: (tag: Language): string => remember(`language ${tag}`, () => names('language').of(tag) ?? tag),
    currencyName: (code: string): string => names('currency').of(code) ?? code,
    /** Compares people's words as this language sorts them. */
    compare: (a: string, b: string): number =>
      once('collator', () => new Intl.Collator(language, { numeric: true })).compare(a, b),
    /** Monday is 1; the first day of a week in a calendar. */
    weekStart: (): number => once('week', () => firstDayOfWeek(language)),
  }
}

/** As exact as a walk is planned: tens of metres, tenths of a kilometre or mile, whole kilometres from ten on. */
function rounded(metres: number, unit: 'kilometre' | 'mile'): readonly ['mile' | 'meter' | 'kilometer', number] {
  if (unit === 'mile') return ['mile', Math.round(metres / 160.9344) / 10]
  if (metres < 950) return ['meter', Math.max(10, Math.round(metres / 10) * 10)]
  return ['kilometer', metres < 10_000 ? Math.round(metres / 100) / 10 : Math.round(metres / 1000)]
}

const listStyles = {
  and: { type: 'conjunction' },
  or: { type: 'disjunction' },
  'side-by-side': { type: 'unit' },
} as const

function firstDayOfWeek(language: Language): number {
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }
  return locale.getWeekInfo?.().firstDay ?? 1
}
