import * as fc from 'fast-check'
import { accessFacts } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import { addDays, dayNumber, dayOfNumber, type Day, type WallTime } from '#kernel/instant.ts'
import { fold } from '#laws/text/fold.ts'
import { everything, type Question } from '../../rules/question.ts'
import { kinds, provisions, themes, type Price, type Session, type When } from '../../words.ts'
import type { AreaFacts, CatalogueRow, HostFacts, Surroundings, VenueFacts } from '../segment/rows.ts'

/** Small worlds in which everything collides: few words, few days, few places, all shapes of sessions. */
export const today = '2024-06-19' as Day
const id = (kind: number, number: number): Id =>
  `00000000-000${kind}-7000-8000-${String(number).padStart(12, '0')}` as Id
const text = (words: string) => ({ sourceLanguage: 'en', texts: { en: words } })

const hosts = new Map<Id, HostFacts>([
  [id(1, 0), { slug: 'park', name: 'Park District' }],
  [id(1, 1), { slug: 'library', name: 'Public Library' }],
])
const areas = new Map<Id, AreaFacts>([
  [id(2, 0), { code: '31', name: 'Lower West Side', centre: { lat: 41.855, lon: -87.655 } }],
  [id(2, 1), { code: '71', name: 'Auburn Gresham', centre: { lat: 41.75, lon: -87.65 } }],
])
const venues = new Map<Id, VenueFacts>(
  [
    [41.85, -87.66, 0],
    [41.86, -87.65, 0],
    [41.75, -87.644, 1],
    [41.9, -87.7, null],
    [null, null, 1],
  ].map(([lat, lon, area], number) => [
    id(3, number),
    {
      name: `Venue ${number}`,
      address: null,
      point: lat === null || lat === undefined ? null : { lat, lon: lon! },
      areaId: area === null || area === undefined ? null : id(2, area),
      access: accessFacts.slice(0, number),
      languages: number === 2 ? ['es'] : [],
    },
  ]),
)

/** Weekly rules only: enough to see that days of a rule are days. */
const weekly: Surroundings['expandRule'] = ({ startOn, except }, _zone, from, to) => {
  const days: Day[] = []
  for (let day = startOn; day <= to; day = addDays(day, 7)) if (day >= from && !except.includes(day)) days.push(day)
  return days
}

const areasNamed = (name: string): Id[] =>
  [...areas].flatMap(([id, area]) => (fold(area.name) === fold(name) ? id : []))

export const surroundings: Surroundings = {
  hosts,
  venues,
  areas,
  areasNamed,
  languages: ['en', 'es'],
  expandRule: weekly,
}

const day = fc.integer({ min: dayNumber(today) - 12, max: dayNumber(today) + 20 }).map(dayOfNumber)
const dayOrOpen = fc.option(day, { freq: 3 })
const ordered = <A extends Day | null>(a: A, b: A): [A, A] => (a !== null && b !== null && a > b ? [b, a] : [a, b])
const hour = fc.constantFrom(null, '09:00', '15:30').map((startTime) => ({
  startTime: startTime as WallTime | null,
  endTime: null,
}))
const when: fc.Arbitrary<When> = fc.oneof(
  fc.tuple(day, hour).map(([on, at]): When => ({ form: 'dated', startOn: on, endOn: on, ...at })),
  fc
    .tuple(day, fc.nat(9), hour)
    .map(([on, more, at]): When => ({ form: 'dated', startOn: on, endOn: addDays(on, more), ...at })),
  fc.tuple(dayOrOpen, dayOrOpen).map((ends): When => {
    const [startOn, endOn] = ordered(...ends)
    return { form: 'span', startOn, endOn }
  }),
  fc
    .tuple(day, fc.array(day, { maxLength: 2 }), hour)
    .map(([on, except, at]): When => ({ form: 'rule', startOn: on, rule: 'FREQ=WEEKLY', except, ...at })),
)
const venueId = fc.option(
  fc.nat(venues.size - 1).map((number) => id(3, number)),
  { freq: 5 },
)
const words = (maxLength: number) =>
  fc
    .array(fc.constantFrom('robotics', 'robots', 'swim', 'camp', 'family', 'art', 'museo', 'the'), { maxLength })
    .map((all) => all.join(' '))
const price: fc.Arbitrary<Price> = fc.constantFrom<Price>(
  { kind: 'free' },
  { kind: 'unknown' },
  { kind: 'paid', from: { minor: 500, currency: 'USD' }, to: { minor: 2000, currency: 'USD' }, asWritten: null },
  { kind: 'paid', from: null, to: { minor: 5000, currency: 'USD' }, asWritten: '$50 or less' },
  { kind: 'paid', from: null, to: null, asWritten: 'ask' },
)

type Drawn = Omit<CatalogueRow, 'id' | 'sessions'> & { sessions: Pick<Session, 'when' | 'venueId' | 'online'>[] }
const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom(...kinds.slice(0, 3)),
  title: words(3).map(text),
  description: words(6).map(text),
  hostId: fc.nat(1).map((number) => id(1, number)),
  ages: fc
    .tuple(fc.option(fc.nat(12)), fc.option(fc.integer({ min: 12, max: 130 })))
    .map(([min, max]) => ({ min, max })),
  audiences: fc.constant([]),
  price,
  helpAvailable: fc.boolean(),
  paysParticipants: fc.boolean(),
  provides: fc.subarray([...provisions]),
  access: fc.subarray(accessFacts.slice(3)),
  languages: fc.subarray(['en', 'es']),
  themes: fc.subarray(themes.slice(0, 4)),
  skills: fc.constant([]),
  capacity: fc.constant(null),
  placesLeft: fc.constantFrom(null, 0, 3),
  minimumToRun: fc.constant(null),
  contact: fc.constant(null),
  signUpLink: fc.constant(null),
  image: fc.constant(null),
  funders: fc.constant([]),
  sourceId: fc.constant(null),
  verifiedByAHumanOn: fc.constant(null),
  lapsesOn: fc.constant(null),
  sessions: fc.array(fc.record({ when, venueId, online: fc.boolean() }), { minLength: 1, maxLength: 5 }),
})

/** Rows by rising id. */
export const catalogues = fc.array(drawn, { maxLength: 14 }).map((all) => all.map(rowOf))

function rowOf({ sessions, ...facts }: Drawn, number: number): CatalogueRow {
  const opportunityId = id(4, number)
  return {
    ...facts,
    id: opportunityId,
    sessions: sessions.map((session, at) => ({
      ...session,
      id: id(5, number * 100 + at),
      opportunityId,
      timeZone: 'America/Denver',
      state: 'live',
      sourceId: null,
      originalId: null,
      link: null,
    })),
  }
}

const sometimes = <Value, None>(value: fc.Arbitrary<Value>, none: None) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(none) }, { weight: 2, arbitrary: value })

export const questions: fc.Arbitrary<Question> = fc
  .record({
    q: sometimes(
      fc.constantFrom('robot', 'swim camp', 'swm', 'robotcs', 'ca', 'the', 'library', 'arte', 'zzz', 'family art'),
      '',
    ),
    from: sometimes(day, null),
    length: sometimes(fc.nat(15), null),
    weekday: sometimes(fc.subarray([1, 3, 6, 7], { minLength: 1 }), []),
    age: sometimes(fc.subarray([0, 9, 13, 70], { minLength: 1 }), []),
    near: sometimes(fc.constantFrom({ lat: 41.852, lon: -87.66 }, { lat: 41.751, lon: -87.644 }), null),
    withinKm: sometimes(fc.constantFrom(0.5, 2, 12, 400), null),
    area: sometimes(fc.subarray(['31', 'auburn gresham', 'Nowhere'], { minLength: 1 }), []),
    theme: sometimes(fc.subarray(themes.slice(0, 5), { minLength: 1 }), []),
    kind: sometimes(fc.subarray(kinds.slice(0, 4), { minLength: 1 }), []),
    free: sometimes(fc.constant(true), false),
    maxPrice: sometimes(fc.constantFrom(0, 10, 50), null),
    access: sometimes(fc.subarray([...accessFacts], { minLength: 1, maxLength: 2 }), []),
    provides: sometimes(fc.subarray([...provisions], { minLength: 1 }), []),
    language: sometimes(fc.subarray(['en', 'es', 'pl'], { minLength: 1 }), []),
    online: sometimes(fc.boolean(), null),
    open: sometimes(fc.constant(true), false),
    host: sometimes(fc.constantFrom(['park'], ['library', 'nobody']), []),
    sort: sometimes(fc.constantFrom('relevance', 'soonest', 'nearest'), null),
    limit: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ length, sort, ...asked }) => ({
    ...everything,
    ...asked,
    withinKm: asked.near ? asked.withinKm : null,
    sort: sort === 'nearest' && !asked.near ? null : sort,
    to: length === null ? null : addDays(asked.from ?? today, length),
  }))
