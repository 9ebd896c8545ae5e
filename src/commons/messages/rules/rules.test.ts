import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, type WallTime } from '#kernel/instant.ts'
import { noChoices, pauses, topics, type Choices } from '../words.ts'
import { dueAgain } from './after-fault.ts'
import { chooseChannels, type Reach } from './choose-channels.ts'
import { monthOf } from './month-of.ts'
import { quietUntil } from './quiet-hours.ts'
import { together } from './together.ts'
import { topicOf } from './topic-of.ts'

const at = (text: string) => instant(Date.parse(text))
const quiet = (from: string, until: string) => ({ from: from as WallTime, until: until as WallTime })
const night = quiet('21:00', '07:00')

describe('quiet hours', () => {
  test.each([
    // Berlin, summer: two hours before UTC.
    ['2026-06-17T18:59:00Z', night, 'Europe/Berlin', '2026-06-17T18:59:00Z'],
    ['2026-06-17T19:00:00Z', night, 'Europe/Berlin', '2026-06-18T05:00:00Z'],
    ['2026-06-18T02:00:00Z', night, 'Europe/Berlin', '2026-06-18T05:00:00Z'],
    ['2026-06-18T04:59:59Z', night, 'Europe/Berlin', '2026-06-18T05:00:00Z'],
    ['2026-06-18T05:00:00Z', night, 'Europe/Berlin', '2026-06-18T05:00:00Z'],
    // The night the clocks go forward is an hour shorter, and ends at seven all the same.
    ['2026-03-28T20:30:00Z', night, 'Europe/Berlin', '2026-03-29T05:00:00Z'],
    // The night they go back is an hour longer.
    ['2026-10-24T20:30:00Z', night, 'Europe/Berlin', '2026-10-25T06:00:00Z'],
    ['2026-10-25T05:30:00Z', night, 'Europe/Berlin', '2026-10-25T06:00:00Z'],
    // Half past two does not come: half past three is its place.
    ['2026-03-29T00:30:00Z', quiet('21:00', '02:30'), 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    // Half past two comes twice: the first ends the night, and the second does not begin it anew.
    ['2026-10-25T00:10:00Z', quiet('21:00', '02:30'), 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-10-25T01:10:00Z', quiet('21:00', '02:30'), 'Europe/Berlin', '2026-10-25T01:10:00Z'],
    ['2026-11-01T06:30:00Z', night, 'America/Chicago', '2026-11-01T13:00:00Z'],
    // Within one day, none at all, and a zone the database does not know.
    ['2026-06-17T11:30:00Z', quiet('13:00', '15:00'), 'Europe/Berlin', '2026-06-17T13:00:00Z'],
    ['2026-06-17T13:00:00Z', quiet('13:00', '15:00'), 'Europe/Berlin', '2026-06-17T13:00:00Z'],
    ['2026-06-18T02:00:00Z', quiet('00:00', '00:00'), 'Europe/Berlin', '2026-06-18T02:00:00Z'],
    ['2026-06-18T02:00:00Z', night, 'Nowhere/At-All', '2026-06-18T07:00:00Z'],
  ])('at %s, %j in %s: %s', (now, hours, zone, goes) => {
    expect(new Date(quietUntil(at(now), hours, zone)).toISOString()).toBe(new Date(goes).toISOString())
  })

  test('when they end, they have ended; and never later than a day and an hour', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
    const zones = fc.constantFrom('Europe/Berlin', 'America/Chicago', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC')
    const moments = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2028-01-01') })
    fc.assert(
      fc.property(moments, time, time, zones, (now, from, until, zone) => {
        const hours = quiet(from, until)
        const ends = quietUntil(instant(now), hours, zone)
        expect(ends).toBeGreaterThanOrEqual(now)
        expect(ends - now).toBeLessThanOrEqual(25 * 3_600_000)
        expect(quietUntil(ends, hours, zone)).toBe(ends)
      }),
    )
  })
})

describe('the way it goes', () => {
  const mail = { kind: 'mail', address: 'a@example.org', confirmedAt: at('2026-01-01T00:00:00Z') } as const
  const text = { kind: 'text', address: '+34600000000', confirmedAt: at('2026-01-01T00:00:00Z') } as const
  const reach = (edit: Partial<Reach> = {}): Reach => ({
    choices: noChoices,
    ways: [mail, text],
    out: { mail: true, text: true },
    ...edit,
  })
  const kinds = (of: Reach, urgent = false) => chooseChannels(of, { topic: 'family', urgent }).map(({ kind }) => kind)
  const chose = (edit: Partial<Choices>): Reach => reach({ choices: { ...noChoices, ...edit } })

  test.each([
    ['nothing chosen', reach(), ['mail', 'text']],
    ['text chosen', chose({ channel: 'text' }), ['text', 'mail']],
    ['only the inbox', chose({ channel: 'inbox' }), []],
    ['silenced', chose({ channel: 'text', silenced: ['family'] }), []],
    ['another topic silenced', chose({ silenced: ['work'] }), ['mail', 'text']],
    ['text chosen, no number', { ...chose({ channel: 'text' }), ways: [mail] }, ['mail']],
    ['a number nobody confirmed', reach({ ways: [{ ...text, confirmedAt: null }] }), []],
    ['no gateway', { ...chose({ channel: 'text' }), out: { mail: true, text: false } }, ['mail']],
    ['no way', reach({ ways: [] }), []],
  ])('%s', (_name, of, goes) => {
    expect(kinds(of)).toEqual(goes)
  })

  test('what is for somebody’s safety passes silence and the inbox', () => {
    expect(kinds(chose({ channel: 'inbox', silenced: [...topics] }), true)).toEqual(['mail', 'text'])
  })
})

test('every kind has a topic, an unknown room too', () => {
  expect(topicOf('families.season-renewal')).toBe('family')
  expect(topicOf('people.clearance-lapsed')).toBe('work')
  expect(topicOf('made-up')).toBe('other')
  expect(topicOf('constructor.x')).toBe('other')
})

test('pauses grow, and end', () => {
  const now = at('2026-06-17T09:00:00Z')
  const waits = pauses.map((_pause, index) => dueAgain(index + 1, now)! - now)
  expect(waits).toEqual([...waits].sort((a, b) => a - b))
  expect(waits[0]).toBeGreaterThan(0)
  expect(dueAgain(pauses.length + 1, now)).toBe(null)
})

test('one night is one message; what is urgent or holds a secret goes alone', () => {
  const going = (name: string, waited: boolean, urgent = false, hasLink = false) => ({ name, waited, urgent, hasLink })
  const all = [
    going('a', true),
    going('b', false),
    going('c', true),
    going('d', true, true),
    going('e', true, false, true),
  ]
  expect(together(all).map((group) => group.map(({ name }) => name))).toEqual([['a', 'c'], ['b'], ['d'], ['e']])
  expect(together([])).toEqual([])
})

test('a month begins by the calendar of the place', () => {
  expect(monthOf('Asia/Tokyo', at('2026-06-30T16:00:00Z'))).toBe('2026-07')
  expect(monthOf('America/Chicago', at('2026-07-01T03:00:00Z'))).toBe('2026-06')
})
