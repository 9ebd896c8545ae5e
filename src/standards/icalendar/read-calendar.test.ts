import { describe, expect, test } from 'vitest'
import { collect } from '../reading/collect.ts'
import { readCalendar } from './read-calendar.ts'

const read = async (text: string, timeZone = 'UTC') =>
  collect(readCalendar(new TextEncoder().encode(text), { timeZone }))
const wrapped = (body: string) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${body.trim().replace(/\n/g, '\r\n')}\r\nEND:VCALENDAR\r\n`
const event = (lines: string) => wrapped(`BEGIN:VEVENT\nUID:1\n${lines}\nEND:VEVENT`)

describe('calendars of others are read', () => {
  test.each([
    [
      'a zone without its description',
      'DTSTART;TZID=Europe/Berlin:20260321T180000\nDTEND;TZID=Europe/Berlin:20260321T190000',
      { startOn: '2026-03-21', startTime: '18:00', endTime: '19:00', timeZone: 'Europe/Berlin' },
    ],
    [
      'a UTC time, as the wall of the calendar’s zone shows it',
      'DTSTART:20260701T220000Z\nDURATION:PT90M',
      { startOn: '2026-07-02', startTime: '00:00', endOn: '2026-07-02', endTime: '01:30', timeZone: 'Europe/Madrid' },
    ],
    [
      'all days, the last one included',
      'DTSTART;VALUE=DATE:20260701\nDTEND;VALUE=DATE:20260704',
      { startOn: '2026-07-01', startTime: null, endOn: '2026-07-03', allDay: true },
    ],
    ['one all-day without an end', 'DTSTART;VALUE=DATE:20260701', { startOn: '2026-07-01', endOn: '2026-07-01' }],
    [
      'a name of Windows',
      'DTSTART;TZID="W. Europe Standard Time":20260701T180000',
      { startTime: '18:00', timeZone: 'Europe/Berlin' },
    ],
    [
      'a vendor’s path',
      'DTSTART;TZID=/example.org/20050809/America/New_York:20260701T180000',
      { timeZone: 'America/New_York' },
    ],
    [
      'a rule with holes',
      'DTSTART;TZID=Europe/Madrid:20260701T180000\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Madrid:20260708T180000,20260715T180000',
      { rule: 'FREQ=WEEKLY;COUNT=4', exceptOn: ['2026-07-08', '2026-07-15'] },
    ],
    [
      'folded lines, escaped commas, a place and a state',
      'DTSTART:20260701T100000\nSUMMARY:Uno\\, dos\n  y tres\nSTATUS:CANCELLED\nGEO:40.4;-3.7\nORGANIZER;CN=Casa:mailto:a@b.example',
      { summary: 'Uno, dos y tres', status: 'cancelled', lat: 40.4, lon: -3.7, organizer: 'Casa' },
    ],
  ])('%s', async (_what, lines, expected) => {
    const { rows, mistakes } = await read(event(lines), 'Europe/Madrid')
    expect(mistakes).toEqual([])
    expect(rows[0]!.fields).toMatchObject(expected)
  })

  test('a zone only its own description knows', async () => {
    const zone =
      'BEGIN:VTIMEZONE\nTZID:House time\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE'
    const text = wrapped(`${zone}\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=House time:20260701T180000\nEND:VEVENT`)
    expect((await read(text, 'Europe/Madrid')).rows[0]!.fields).toMatchObject({
      startTime: '17:00',
      timeZone: 'Europe/Madrid',
    })
    const unknown = await read(text.replace(/BEGIN:VTIMEZONE[\s\S]*END:VTIMEZONE\r\n/, ''), 'Europe/Madrid')
    expect(unknown.rows[0]).toMatchObject({ fields: { startTime: '18:00' }, notes: ['icalendar.unknown-time-zone'] })
  })

  test('a changed instance leaves its series, which comes last', async () => {
    const text = wrapped(
      'BEGIN:VEVENT\nUID:s\nDTSTART:20260701T100000\nRRULE:FREQ=WEEKLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260708T100000\nDTSTART:20260709T100000\nEND:VEVENT',
    )
    const { rows } = await read(text)
    expect(rows.map((row) => [row.number, row.fields['key'], row.fields['exceptOn']])).toEqual([
      [2, 's#2026-07-0810:00', []],
      [1, 's', ['2026-07-08']],
    ])
  })

  test.each([
    ['', 'reading.empty', null],
    ['<html>', 'icalendar.not-a-calendar', null],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:2026', 'icalendar.truncated', 1],
    [event('SUMMARY:no start'), 'icalendar.event-unreadable', 1],
    [event('DTSTART:yesterday'), 'icalendar.event-unreadable', 1],
    [event(`DTSTART:20260701\nDESCRIPTION:${'x'.repeat(1_100_000)}`), 'icalendar.event-too-large', 1],
  ])('what can not be read is told', async (text, reason, number) => {
    expect((await read(text)).mistakes).toMatchObject([{ reason, number }])
  })
})
