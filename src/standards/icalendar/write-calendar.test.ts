import * as fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { instant, type Day, type WallTime } from '#kernel/instant.ts'
import { collect } from '../reading/collect.ts'
import { readCalendar } from './read-calendar.ts'
import type { Entry, EntryTime } from './words.ts'
import { writeCalendar } from './write-calendar.ts'

const calendar = {
  name: 'Saturdays; all, of them',
  description: null,
  product: '-//Hedgerow//Learning calendar//EN',
  link: 'https://hedge.example/x.ics',
  refreshHours: 12,
}
const madeAt = instant(Date.parse('2026-11-22T12:00:00Z'))
const dated: EntryTime = {
  form: 'dated',
  startOn: '2026-03-28' as Day,
  startTime: '18:00' as WallTime,
  endOn: '2026-03-28' as Day,
  endTime: '19:30' as WallTime,
}
const entry = (when: EntryTime, more: Partial<Entry> = {}): Entry => ({
  uid: '018f-1@hedge.example',
  title: 'Robots',
  description: null,
  place: 'Bibliothek, Straße 1',
  point: { lat: 51.9, lon: 7.6 },
  link: 'https://hedge.example/robots',
  categories: ['making', 'a,b'],
  when,
  timeZone: 'Europe/Berlin',
  cancelled: false,
  changedAt: madeAt,
  sequence: 2,
  ...more,
})
const write = (...entries: Entry[]) => writeCalendar(calendar, entries, madeAt)
const read = async (text: string, timeZone = 'UTC') =>
  collect(readCalendar(new TextEncoder().encode(text), { timeZone }))
const component = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[] as never)

describe('what we write, another library reads as we meant it', () => {
  test('a dated entry: every property, and the zone’s own description gives the right moment', () => {
    const parsed = component(write(entry(dated)))
    const made = parsed.getFirstSubcomponent('vevent')!
    const start = made.getFirstPropertyValue('dtstart') as ICAL.Time
    start.zone = new ICAL.Timezone({ component: parsed.getFirstSubcomponent('vtimezone')!, tzid: 'Europe/Berlin' })
    expect(start.toUnixTime() * 1000).toBe(Date.parse('2026-03-28T17:00:00Z'))
    expect(made.getFirstProperty('categories')!.getValues()).toEqual(['making', 'a,b'])
    expect(['uid', 'summary', 'location', 'status', 'url'].map((name) => made.getFirstPropertyValue(name))).toEqual([
      '018f-1@hedge.example',
      'Robots',
      'Bibliothek, Straße 1',
      'CONFIRMED',
      'https://hedge.example/robots',
    ])
    expect(made.getFirstPropertyValue('geo')).toEqual([51.9, 7.6])
  })

  test.each([
    ['Europe/Madrid', '2026-03-28', '2026-03-28T17:00:00Z'],
    ['Europe/Madrid', '2026-03-29', '2026-03-29T16:00:00Z'],
    ['America/Chicago', '2026-11-01', '2026-11-02T00:00:00Z'],
    ['America/Sao_Paulo', '2026-07-01', '2026-07-01T21:00:00Z'],
    ['Asia/Kolkata', '2026-07-01', '2026-07-01T12:30:00Z'],
    ['Africa/Casablanca', '2026-06-01', '2026-06-01T17:00:00Z'],
  ])('the description of %s is right on %s', (timeZone, on, expected) => {
    const parsed = component(
      write(entry({ ...dated, startOn: on as Day, endOn: on as Day } as EntryTime, { timeZone })),
    )
    const start = parsed.getFirstSubcomponent('vevent')!.getFirstPropertyValue('dtstart') as ICAL.Time
    start.zone = new ICAL.Timezone({ component: parsed.getFirstSubcomponent('vtimezone')!, tzid: timeZone })
    expect(start.toUnixTime() * 1000).toBe(Date.parse(expected))
  })

  test('a weekly rule: its start is its first day, its end a moment of UTC, its holes are named', () => {
    const when: EntryTime = {
      form: 'rule',
      startOn: '2026-03-02' as Day,
      startTime: '18:00' as WallTime,
      endTime: '19:00' as WallTime,
      rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20260411',
      except: ['2026-03-14' as Day],
    }
    const made = component(write(entry(when))).getFirstSubcomponent('vevent')!
    const series = new ICAL.Event(made).iterator()
    const days: string[] = []
    for (let at = series.next(); at; at = series.next()) days.push(at.toString())
    expect(days).toEqual(
      ['2026-03-07', '2026-03-21', '2026-03-28', '2026-04-04', '2026-04-11'].map((day) => `${day}T18:00:00`),
    )
    expect(write(entry(when))).toContain('UNTIL=20260411T215900Z')
  })

  test('a span is one all-day entry at its start, never a daily block; without a start it is none', () => {
    const text = write(
      entry({ form: 'span', startOn: '2026-06-01' as Day, endOn: '2026-08-30' as Day }),
      entry({ form: 'span', startOn: null, endOn: null }),
    )
    expect(text).toContain('DTSTART;VALUE=DATE:20260601\r\nDTEND;VALUE=DATE:20260602\r\n')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(text).not.toContain('VTIMEZONE')
  })

  test('lines end in CRLF and hold at most 75 octets, letters whole', () => {
    const text = write(
      entry(dated, { title: 'Ñandú 🌳 '.repeat(40), description: 'Zeile\nzwei; drei, \\ vier\u0007'.repeat(20) }),
    )
    const lines = text.split('\r\n')
    expect(lines.every((line) => new TextEncoder().encode(line).length <= 75 && !line.includes('\ufffd'))).toBe(true)
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
  })

  test('nothing in a text can add a line of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (title, category) => {
        const kept = title.replace(/[^\P{C}\n]/gu, '')
        const { rows } = await read(
          write(entry(dated, { title: `a${title}\r\nATTENDEE:x`, categories: [category, 'b'] })),
        )
        expect(rows).toHaveLength(1)
        expect(rows[0]!.fields['uid']).toBe('018f-1@hedge.example')
        expect(kept === '' || typeof rows[0]!.fields['summary'] === 'string').toBe(true)
      }),
    )
  })

  test('the same entries and stamp give the same bytes', () => {
    expect(write(entry(dated), entry(dated))).toBe(write(entry(dated), entry(dated)))
  })
})
