import { withMistakes, type Bytes } from '../reading/bytes.ts'
import { fatal, mistake, row, type Mistake, type Read, type Reading, type Row } from '../reading/words.ts'
import { zoneClock } from '../recurrence/time-zone.ts'
import { decodeText } from '../text-encoding/decode-text.ts'
import { readEvent } from './read-event.ts'
import { zoneOfName } from './zone-of-name.ts'

export const limitsOfCalendar = { eventLetters: 1_000_000, rows: 500_000, seriesHeld: 20_000 } as const

export interface CalendarOptions {
  /** IANA zone of times that name none, unless the calendar itself says one (X-WR-TIMEZONE). */
  readonly timeZone: string
}

/**
 * The events of an iCalendar feed as rows (fields: see `readEvent`), in bounded memory. A series comes after all single
 * events, with the days of its changed instances among `exceptOn`, so that each day is told once.
 */
export const readCalendar = (bytes: Bytes, options: CalendarOptions): Reading => withMistakes(events(bytes, options))

async function* events(bytes: Bytes, options: CalendarOptions): AsyncGenerator<Read> {
  const calendar = new CalendarText(options)
  let rest = ''
  for await (const piece of decodeText(bytes).pieces) {
    const text = rest + piece
    const end = text.lastIndexOf('\n') + 1
    rest = text.slice(end)
    for (const line of text.slice(0, end).split(/\r?\n/)) {
      const read = calendar.line(line)
      if (read !== null) yield read
      if (calendar.stopped) return
    }
    if (rest.length > limitsOfCalendar.eventLetters) return yield calendar.tooLarge()
  }
  const last = rest === '' ? null : calendar.line(rest.replace(/\r$/, ''))
  if (last !== null) yield last
  if (!calendar.stopped) yield* calendar.end()
}

class CalendarText {
  stopped = false
  #timeZone: string
  readonly #zones = new Map<string, string>()
  readonly #series = new Map<string, Row>()
  readonly #changed = new Map<string, string[]>()
  #lines: string[] = []
  #part: 'VEVENT' | 'VTIMEZONE' | null = null
  #letters = 0
  #number = 0
  #begun = false
  #ended = false

  constructor(options: CalendarOptions) {
    this.#timeZone = zoneClock(options.timeZone) === null ? 'UTC' : options.timeZone
  }

  line(line: string): Read | null {
    if (!this.#begun) {
      if (line.trim() === '') return null
      if (!/^\ufeff?BEGIN:VCALENDAR\s*$/i.test(line)) return this.#stop(fatal(null, 'icalendar.not-a-calendar'))
      this.#begun = true
      return null
    }
    if (this.#part === null) return this.#outside(line)
    this.#lines.push(line)
    this.#letters += line.length
    if (this.#letters > limitsOfCalendar.eventLetters) {
      return this.tooLarge()
    }
    if (line.trim().toUpperCase() !== `END:${this.#part}`) return null
    const text = this.#lines.join('\r\n')
    const part = this.#part
    this.#part = null
    if (part === 'VEVENT') return this.#event(text)
    const tzid = /^TZID(?:;[^:]*)?:(.*)$/im.exec(text.replace(/\r\n[ \t]/g, ''))?.[1]
    if (tzid !== undefined && this.#zones.size < 200) this.#zones.set(tzid.trim(), text)
    return null
  }

  tooLarge(): Mistake {
    return this.#stop(fatal(this.#number + 1, 'icalendar.event-too-large', { limit: limitsOfCalendar.eventLetters }))
  }

  *end(): Generator<Read> {
    for (const [uid, series] of this.#series) {
      const changed = this.#changed.get(uid) ?? []
      const exceptOn = [...(series.fields['exceptOn'] as string[]), ...changed]
      yield { ...series, fields: { ...series.fields, exceptOn } }
    }
    if (!this.#begun) yield fatal(null, 'reading.empty')
    else if (!this.#ended)
      yield fatal(this.#part === null ? null : this.#number + 1, 'icalendar.truncated', { read: this.#number })
  }

  #outside(line: string): null {
    const upper = line.trim().toUpperCase()
    if (upper === 'BEGIN:VEVENT' || upper === 'BEGIN:VTIMEZONE') {
      this.#part = upper.slice(6) as 'VEVENT' | 'VTIMEZONE'
      this.#lines = [line]
      this.#letters = 0
    } else if (upper === 'END:VCALENDAR') {
      this.#ended = true
    } else if (upper.startsWith('X-WR-TIMEZONE')) {
      this.#timeZone = zoneOfName(line.slice(line.indexOf(':') + 1)) ?? this.#timeZone
    }
    return null
  }

  #event(text: string): Read | null {
    this.#number += 1
    if (this.#number > limitsOfCalendar.rows)
      return this.#stop(fatal(this.#number, 'reading.too-many-rows', { limit: limitsOfCalendar.rows }))
    let read: ReturnType<typeof readEvent>
    try {
      read = readEvent(text, { timeZone: this.#timeZone, zones: this.#zones })
    } catch {
      // The library throws for anything it can not parse; its words are for programmers.
      return mistake(this.#number, 'icalendar.event-unreadable')
    }
    if (read === null) return mistake(this.#number, 'icalendar.event-unreadable')
    const { uid, rule, instanceOn } = read.fields
    const made = row(this.#number, read.fields, read.notes)
    if (typeof instanceOn === 'string')
      this.#changed.set(String(uid), [...(this.#changed.get(String(uid)) ?? []), instanceOn])
    if (typeof rule !== 'string' || this.#series.size >= limitsOfCalendar.seriesHeld) return made
    const before = this.#series.get(String(uid)) ?? null
    this.#series.set(String(uid), made)
    return before
  }

  #stop(stop: Mistake): Mistake {
    this.stopped = true
    return stop
  }
}
