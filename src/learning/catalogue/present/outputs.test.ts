import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { instant, type Day } from '#kernel/instant.ts'
import { writeCalendar } from '#standards/icalendar/write-calendar.ts'
import { calendarEntries, calendarOf } from './calendar-entries.ts'
import { csvColumns, csvRows } from './csv-rows.ts'
import { moment, schemaOrgOf } from './schema-org.ts'
import { dated, offerOf, publisher, session, span, tuesdays } from './test-offer.ts'

const today = '2026-06-10' as Day
const offer = offerOf([
  session('e1', dated('2026-06-13')),
  session('e2', span('2026-06-15', '2026-08-28')),
  session('e3', tuesdays('2026-06-16')),
  session('e4', dated('2026-06-20'), { state: 'cancelled' }),
  session('e5', dated('2026-06-21'), { state: 'lapsed' }),
])

test('a calendar holds each listing once, a span as one day at its start, a cancelled one as cancelled', () => {
  const text = writeCalendar(
    calendarOf('Somewhere', `${publisher.address}/opportunities`),
    calendarEntries(offer, publisher),
    instant(Date.UTC(2026, 5, 10)),
  )
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
  expect(
    events.map((event) => [
      event.uid,
      event.startDate.toString(),
      event.endDate.toString(),
      event.component.getFirstPropertyValue('status'),
    ]),
  ).toEqual([
    [`${offer.sessions[0]!.session.id}@learn.example`, '2026-06-13T10:00:00', '2026-06-13T12:30:00', 'CONFIRMED'],
    [`${offer.sessions[1]!.session.id}@learn.example`, '2026-06-15', '2026-06-16', 'CONFIRMED'],
    [`${offer.sessions[2]!.session.id}@learn.example`, '2026-06-16T18:00:00', '2026-06-16T19:00:00', 'CONFIRMED'],
    [`${offer.sessions[3]!.session.id}@learn.example`, '2026-06-20T10:00:00', '2026-06-20T12:30:00', 'CANCELLED'],
  ])
})

test('a later change has a higher sequence', () => {
  const before = calendarEntries(offer, publisher)[0]!.sequence
  const after = calendarEntries({ ...offer, changedAt: instant(offer.changedAt + 1000) }, publisher)[0]!.sequence
  expect(after).toBeGreaterThan(before)
})

test.each([
  ['2026-06-13', '10:00', 'Europe/Berlin', '2026-06-13T10:00:00+02:00'],
  ['2026-12-13', '10:00', 'Europe/Berlin', '2026-12-13T10:00:00+01:00'],
  ['2026-06-13', '10:00', 'America/Chicago', '2026-06-13T10:00:00-05:00'],
  ['2026-06-13', '10:00', 'Asia/Kolkata', '2026-06-13T10:00:00+05:30'],
  ['2026-06-13', null, 'Europe/Berlin', '2026-06-13'],
])('%s %s in %s is the moment %s', (on, time, zone, written) => {
  expect(moment(on as Day, time as never, zone)).toBe(written)
})

test('search engines read a series with its dated events', () => {
  const node = schemaOrgOf(offer, publisher, today) as Record<string, unknown> & { subEvent: Record<string, unknown>[] }
  expect(node).toMatchObject({
    '@type': 'EducationEvent',
    name: 'Robots, from scratch',
    typicalAgeRange: '8-12',
    organizer: { '@type': 'Organization', name: 'Makers' },
    startDate: '2026-06-13T10:00:00+02:00',
  })
  expect(node.subEvent[0]).toMatchObject({
    startDate: '2026-06-13T10:00:00+02:00',
    location: { '@type': 'Place', name: 'Old Dyers’ Hall' },
    offers: { price: '7.5', priceCurrency: 'EUR' },
  })
  expect(JSON.stringify(node)).not.toContain('null')
})

test('a course is told as a course with its instances', () => {
  expect(
    schemaOrgOf(offerOf([session('e1', dated('2026-06-13'))], { kind: 'course' }), publisher, today),
  ).toMatchObject({
    '@type': 'Course',
    provider: { name: 'Makers' },
    hasCourseInstance: [{ '@type': 'CourseInstance', courseMode: 'onsite' }],
  })
})

test('a spreadsheet has one row a listing, each as long as its head', () => {
  const rows = csvRows(offer, publisher)
  expect(rows).toHaveLength(4)
  expect(rows.every((row) => row.length === csvColumns.length)).toBe(true)
  const cell = (name: (typeof csvColumns)[number]) => rows[0]![csvColumns.indexOf(name)]
  expect([cell('price_from'), cell('currency'), cell('area'), cell('start_time')]).toEqual([
    7.5,
    'EUR',
    'Altstadt',
    '10:00',
  ])
})
