const instantShape = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})$/
const compactInstantShape = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  clocks.set(timeZone, made)
  return made
}

/**
 * Day and time on the wall of the venue, if the text is a moment with its offset (`2020-01-09T11:30:00Z`).
 * Null for a day or a time without a zone: that is wall-clock time already.
 */
export function wallClockOf(text: string, timeZone: string): { day: string; time: string } | null {
  if (!instantShape.test(text) && !compactInstantShape.test(text)) return null
  const moment = Date.parse(text.replace(compactInstantShape, '$1-$2-$3T$4:$5:$6Z').replace(' ', 'T'))
  if (Number.isNaN(moment)) return null
  const [day = '', time = ''] = clockOf(timeZone).format(moment).split(' ')
  return { day, time }
}

const tokens: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function shapeOf(format: string): RegExp {
  const parts = format.split(/(YYYY|MM|DD|M|D)/)
  return new RegExp(`^${parts.map((part) => tokens[part] ?? escaped(part)).join('')}(?:$|[T\\s,;])`)
}

/** Reads a day in the first format that fits; a time after it is left aside. Null if none fits. */
export function readDay(formats: readonly string[]): (text: string) => string | null {
  const shapes = formats.map(shapeOf)
  return (text) => {
    for (const shape of shapes) {
      const found = shape.exec(text)?.groups
      if (found) return `${found['year']}-${found['month']!.padStart(2, '0')}-${found['day']!.padStart(2, '0')}`
    }
    return null
  }
}
