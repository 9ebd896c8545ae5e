import { expect, test } from 'vitest'
import type { Day } from '#kernel/instant.ts'
import { dated, offerOf, session, span, tuesdays } from './test-offer.ts'
import { safeLink } from '../rules/safe-link.ts'
import { standingOf, thingView, type ThingFacts } from './thing-view.ts'

const today = '2026-06-10' as Day

const viewOf = (sessions: Parameters<typeof offerOf>[0], changes: Parameters<typeof offerOf>[1] = {}) => {
  const facts: ThingFacts = {
    here: { prefix: '/somewhere', name: 'Somewhere', today, unit: 'kilometre' },
    offer: offerOf(sessions, changes),
    sources: [],
    withdrawn: false,
    askedFor: null,
    description: (text) => text.split('\n\n'),
    drawing: null,
  }
  return thingView(facts, ['en'])
}

test('times of one place stand together, the next one first, past ones left out', () => {
  const view = viewOf([
    session('e3', dated('2026-06-20')),
    session('e1', dated('2026-06-13', '14:00')),
    session('e2', dated('2026-06-13', '09:00')),
    session('e4', dated('2026-06-01')),
    session('e5', dated('2026-06-12'), { venueId: null, online: true }),
  ])
  expect(
    view.places.map(({ online, occasions }) => [online, occasions.map((each) => `${each.startOn} ${each.startTime}`)]),
  ).toEqual([
    [true, ['2026-06-12 10:00']],
    [false, ['2026-06-13 09:00', '2026-06-13 14:00', '2026-06-20 10:00']],
  ])
})

test('a weekly rule is told by its weekdays, another rule by its next days', () => {
  const [weekly] = viewOf([session('e1', tuesdays('2026-01-06'))]).places[0]!.occasions
  expect(weekly).toMatchObject({ weekdays: [2, 4], startOn: '2026-06-11' })
  const monthly = viewOf([session('e1', tuesdays('2026-01-06', 'FREQ=MONTHLY;BYDAY=1TU'))]).places[0]!.occasions
  expect(monthly.map(({ startOn, weekdays }) => [startOn, weekdays.length])).toEqual([
    ['2026-07-07', 0],
    ['2026-08-04', 0],
    ['2026-09-01', 0],
    ['2026-10-06', 0],
  ])
})

test('a span comes last and says that its days are not stated', () => {
  const occasions = viewOf([session('e1', span('2026-06-01', '2026-08-28')), session('e2', dated('2026-07-01'))])
    .places[0]!.occasions
  expect(occasions.map(({ daysNotStated }) => daysNotStated)).toEqual([false, true])
})

test('a page of what is over still tells when it was', () => {
  const view = viewOf([session('e1', dated('2025-06-01'))])
  expect(view.standing).toBe('past')
  expect(view.places[0]!.occasions[0]!.startOn).toBe('2025-06-01')
})

test.each([
  ['open', [session('e1', dated('2026-06-10'))], {}, false],
  ['past', [session('e1', dated('2026-06-09'))], {}, false],
  ['past', [session('e1', tuesdays('2025-01-07', 'FREQ=WEEKLY;UNTIL=20250601'))], {}, false],
  ['open', [session('e1', span(null, null))], {}, false],
  ['vanished', [session('e1', dated('2026-07-01'), { state: 'lapsed' })], {}, false],
  ['cancelled', [session('e1', dated('2026-07-01'), { state: 'cancelled' })], {}, false],
  ['lapsed', [session('e1', dated('2026-07-01'))], { lapsesOn: '2026-06-09' as Day }, false],
  ['open', [session('e1', dated('2026-07-01'))], { lapsesOn: today }, false],
  ['withdrawn', [session('e1', dated('2026-07-01'))], {}, true],
] as const)('it is %s', (standing, sessions, changes, withdrawn) => {
  expect(standingOf(offerOf(sessions, changes), withdrawn, today)).toBe(standing)
})

test.each([
  ['https://host.example/a', 'https://host.example/a'],
  ['mailto:a@host.example', 'mailto:a@host.example'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['https://host.example/a b', null],
  ['//host.example', null],
])('of a feed’s link %s the page keeps %s', (link, kept) => {
  expect(safeLink(link)).toBe(kept)
})

test('pictures from elsewhere are not shown, for pages fetch nothing from elsewhere', () => {
  const alt = { sourceLanguage: 'en', texts: { en: 'A robot' } }
  expect(viewOf([], { image: { link: 'https://host.example/a.jpg', alt } }).image).toBeNull()
  expect(viewOf([], { image: { link: '//host.example/a.jpg', alt } }).image).toBeNull()
  expect(viewOf([], { image: { link: '/files/a.jpg', alt } }).image).not.toBeNull()
})
