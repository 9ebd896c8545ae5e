import { expect, test } from 'vitest'
import type { Venue } from '#commons/organisations'
import type { Day } from '#kernel/instant.ts'
import { parseRule } from '#standards/recurrence/parse-rule.ts'
import type { TypedOffer } from '../offer-words.ts'
import { readMoney, writtenMoney } from './read-money.ts'
import { readOffer, type OfferSurroundings } from './read-offer.ts'

const hall: Venue = {
  id: '01930000-0000-7000-8000-0000000000b1' as Venue['id'],
  name: 'Town hall',
  address: 'Market 1',
  point: { lat: 51.9, lon: 7.6 },
  areaId: null,
  areaAsWritten: null,
  placedBy: 'feed',
  access: [],
  languages: [],
  factsSource: null,
}
const here: OfferSurroundings = {
  languages: ['en', 'es'],
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  today: '2026-06-17' as Day,
  host: null,
  houses: [],
  daysOff: [],
  namesakes: () => [],
}
const filled: TypedOffer = {
  title: ['Kites'],
  'title-es': ['Cometas'],
  description: ['Build one.\r\nFly it.'],
  kind: ['workshop'],
  host: ['Town library'],
  place: ['venue'],
  venue: ['Town hall'],
  address: ['Market 1'],
  when: ['once'],
  startOn: ['2026-06-20'],
  startTime: ['9:30'],
  endTime: ['12:00'],
  ageMin: ['6'],
  ageMax: ['12'],
  price: ['paid'],
  amount: ['7,5'],
  provides: ['food', 'gold'],
  access: ['step-free'],
  languages: ['es'],
  themes: ['making'],
  signUpLink: ['https://example.org/kites'],
}
const wrongIn = (change: TypedOffer, around: Partial<OfferSurroundings> = {}) => {
  const read = readOffer({ ...filled, ...change }, { ...here, ...around })
  return read.ok ? [] : read.wrong.map(({ name, because }) => [name, because.replace('catalogue.offer-wrong-', '')])
}
const draftOf = (change: TypedOffer, around: Partial<OfferSurroundings> = {}) => {
  const read = readOffer({ ...filled, ...change }, { ...here, ...around })
  if (!read.ok) throw new Error(JSON.stringify(read.wrong))
  return read.draft
}

test('a filled form is a draft', () => {
  expect(draftOf({})).toMatchObject({
    title: { sourceLanguage: 'en', texts: { en: 'Kites', es: 'Cometas' } },
    description: { sourceLanguage: 'en', texts: { en: 'Build one.\nFly it.' } },
    kind: 'workshop',
    hostName: 'Town library',
    ages: { min: 6, max: 12 },
    price: { kind: 'paid', from: { minor: 750, currency: 'EUR' }, to: { minor: 750, currency: 'EUR' } },
    provides: ['food'],
    access: ['step-free'],
    sessions: [
      {
        when: { form: 'dated', startOn: '2026-06-20', endOn: '2026-06-20', startTime: '09:30', endTime: '12:00' },
        venue: { name: 'Town hall', address: 'Market 1', point: null },
        online: false,
      },
    ],
  })
})

test('every week is a rule on the weekday of its first day, which our own reader reads', () => {
  const { when } = draftOf({ when: ['weekly'], endOn: ['2026-09-26'] }).sessions[0]!
  expect(when).toMatchObject({ form: 'rule', rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20260926', startOn: '2026-06-20' })
  expect(when.form === 'rule' && parseRule(when.rule)).toMatchObject({
    ok: true,
    value: { until: { on: '2026-09-26' } },
  })
})

test('a span needs no times, and may begin before today and have no end', () => {
  const when = draftOf({ when: ['span'], startOn: ['2026-01-05'], startTime: ['x'], endOn: [''] }).sessions[0]!.when
  expect(when).toEqual({ form: 'span', startOn: '2026-01-05', endOn: null })
})

test('a known name without an address is the house known by it', () => {
  expect(draftOf({ address: [''] }, { namesakes: () => [hall] }).sessions[0]!.venue).toEqual({
    name: 'Town hall',
    address: 'Market 1',
    point: hall.point,
    areaAsWritten: null,
  })
  expect(wrongIn({ address: [''] }, { namesakes: () => [hall, hall] })).toEqual([['venue', 'venue-which']])
  expect(draftOf({ place: ['online'], venue: [''] }).sessions[0]).toMatchObject({ online: true, venue: null })
})

test('only in one of the languages is enough; it is then the one it was written in', () => {
  expect(draftOf({ title: [''] }).title).toEqual({ sourceLanguage: 'es', texts: { es: 'Cometas' } })
})

test.each<[TypedOffer, string, string]>([
  [{ title: [' '], 'title-es': [''] }, 'title', 'title'],
  [{ title: ['x'.repeat(201)] }, 'title', 'long'],
  [{ kind: ['party'] }, 'kind', 'choice'],
  [{ host: [''] }, 'host', 'host'],
  [{ venue: [''] }, 'venue', 'venue'],
  [{ when: ['never'] }, 'when', 'choice'],
  [{ startOn: ['2026-02-30'] }, 'startOn', 'day'],
  [{ startOn: [''] }, 'startOn', 'day'],
  [{ startOn: ['2062-06-20'] }, 'startOn', 'day'],
  [{ startOn: ['2026-06-16'] }, 'startOn', 'past'],
  [{ startTime: ['25:00'] }, 'startTime', 'time'],
  [{ startTime: ['13:00'] }, 'endTime', 'times-reversed'],
  [{ when: ['weekly'] }, 'endOn', 'until'],
  [{ when: ['weekly'], endOn: ['2026-06-19'] }, 'endOn', 'days-reversed'],
  [{ ageMin: ['six'] }, 'ageMin', 'age'],
  [{ ageMin: ['13'] }, 'ageMax', 'ages-reversed'],
  [{ amount: ['a lot'] }, 'amount', 'amount'],
  [{ signUpLink: ['javascript:alert(1)'] }, 'signUpLink', 'link'],
])('%o: %s is wrong (%s)', (change, name, reason) => {
  expect(wrongIn(change)).toEqual([[name, reason]])
})

test.each([
  ['7.50', 'EUR', 750, '7.50'],
  ['7,5', 'EUR', 750, '7.50'],
  ['12', 'USD', 1200, '12'],
  ['750', 'JPY', 750, '750'],
])('%s %s is %i and is typed %s', (text, currency, minor, again) => {
  const read = readMoney(text, currency)
  expect(read).toEqual({ minor, currency })
  expect(writtenMoney(read!)).toBe(again)
})

test.each([
  ['7.5', 'JPY'],
  ['7.555', 'EUR'],
  ['-7', 'EUR'],
])('%s is no amount of %s', (text, currency) => {
  expect(readMoney(text, currency)).toBeNull()
})
