import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect } from '../reading/collect.ts'
import { parseRule } from '../recurrence/parse-rule.ts'
import { eventFields } from './event-fields.ts'
import { readSchemaOrg } from './read-page.ts'
import { ruleOfSchedule } from './schedule-rule.ts'

const read = (text: string) => collect(readSchemaOrg(new TextEncoder().encode(text), { timeZone: 'Europe/Madrid' }))
const page = (...things: unknown[]) =>
  `<!doctype html><html><head>${things.map((thing) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`).join('')}</head><body>x</body></html>`
const robots = {
  '@context': 'https://schema.org',
  '@type': 'EducationEvent',
  '@id': 'https://x.example/1',
  name: 'Robots',
  startDate: '2026-03-28T17:00:00Z',
  endDate: '2026-03-28T19:30:00+01:00',
  typicalAgeRange: '7-9',
  inLanguage: ['es', 'en'],
  organizer: { '@type': 'Organization', name: 'Casa' },
  location: {
    '@type': 'Place',
    name: 'Biblioteca',
    address: { streetAddress: 'Calle 1', addressLocality: 'Madrid' },
    geo: { latitude: '40.4', longitude: -3.7 },
  },
  offers: [
    { price: '3,50', priceCurrency: 'EUR' },
    { price: 0, priceCurrency: 'EUR' },
  ],
}

describe('events in a page', () => {
  test('JSON-LD: place, price, ages, and the wall time of the zone', async () => {
    expect((await read(page(robots))).rows[0]!.fields).toMatchObject({
      id: 'https://x.example/1',
      name: 'Robots',
      organizer: 'Casa',
      place: 'Biblioteca',
      address: 'Calle 1, Madrid',
      lat: 40.4,
      lon: -3.7,
      ageMin: 7,
      ageMax: 9,
      priceMin: 0,
      priceMax: 3.5,
      currency: 'EUR',
      free: false,
      startOn: '2026-03-28',
      startTime: '18:00',
      endTime: '19:30',
      languages: ['es', 'en'],
    })
  })

  test('microdata', async () => {
    const { rows } = await read(`<div itemscope itemtype="https://schema.org/Event"><h2 itemprop="name">Taller  de
      <b>robots</b></h2><meta itemprop="isAccessibleForFree" content="true"><time itemprop="startDate" datetime="2026-03-28T18:00">28</time>
      <div itemprop="location" itemscope itemtype="http://schema.org/Place"><span itemprop="name">Biblioteca</span>
      <img itemprop="image" src="/x.png"></div><a itemprop="url" href="https://x.example/1">más</a></div>`)
    expect(rows[0]!.fields).toMatchObject({
      name: 'Taller de robots',
      free: true,
      startOn: '2026-03-28',
      startTime: '18:00',
      place: 'Biblioteca',
      url: 'https://x.example/1',
    })
  })

  test('lists, graphs and several blocks, each event once', async () => {
    const { rows } = await read(
      page(
        { '@graph': [robots, { '@type': 'WebPage', name: 'no' }] },
        [{ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: { ...robots, name: 'Two' } }] }],
        robots,
      ),
    )
    expect(rows.map((row) => row.fields['name'])).toEqual(['Robots', 'Two'])
  })

  test('a JSON-LD document without a page, and a block that is broken', async () => {
    expect((await read(JSON.stringify(robots))).rows).toHaveLength(1)
    const { rows, mistakes } = await read(`${page(robots)}<script type="application/ld+json">{"@type":</script>`)
    expect([rows.length, mistakes[0]?.reason]).toEqual([1, 'json.not-json'])
  })

  test.each([
    ['', 'reading.empty'],
    ['<p>nothing on</p>', 'schema-org.no-events'],
    [page({ '@type': 'Organization', name: 'Casa' }), 'schema-org.no-events'],
  ])('a page without events', async (text, reason) => {
    expect((await read(text)).mistakes).toMatchObject([{ reason, fatal: true }])
  })
})

describe('one thing with many dates', () => {
  test('a course is told once for each instance, which inherits what it does not say', () => {
    const course = {
      type: 'Course',
      name: 'Alemán',
      provider: { name: 'Escuela' },
      hasCourseInstance: [
        { type: 'CourseInstance', identifier: 'a', startDate: '2026-09-01', courseMode: 'online' },
        { type: 'CourseInstance', identifier: 'b', startDate: '2026-10-01', name: 'Alemán II' },
      ],
    }
    expect(
      eventFields(course, 'Europe/Madrid').map(({ id, name, organizer, startOn, online }) => [
        id,
        name,
        organizer,
        startOn,
        online,
      ]),
    ).toEqual([
      ['a', 'Alemán', 'Escuela', '2026-09-01', true],
      ['b', 'Alemán II', 'Escuela', '2026-10-01', null],
    ])
  })

  test.each([
    [
      {
        repeatFrequency: 'P1W',
        byDay: ['https://schema.org/Tuesday', 'http://schema.org/Thursday'],
        endDate: '2026-07-21',
      },
      'FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260721',
    ],
    [{ repeatFrequency: 'P2W', byDay: 'Saturday', repeatCount: 6 }, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA;COUNT=6'],
    [{ byDay: ['schema:Monday'] }, 'FREQ=WEEKLY;BYDAY=MO'],
    [{ repeatFrequency: 'P1M', byMonthDay: [1, 15] }, 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
    [{ repeatFrequency: 'P1M', byDay: ['-1SU'] }, 'FREQ=MONTHLY;BYDAY=-1SU'],
    [{ repeatFrequency: 'P1W', byDay: ['https://schema.org/PublicHolidays'] }, null],
    [{ startTime: '10:00' }, null],
  ])('a schedule %o is the rule %s', (schedule, rule) => {
    expect(ruleOfSchedule(schedule)).toBe(rule)
    if (rule !== null) expect(parseRule(rule).ok).toBe(true)
  })

  test('a series inside a series that never ends is read to a depth', () => {
    const loop: Record<string, unknown> = { type: 'Event', name: 'x' }
    loop['superEvent'] = loop
    expect(eventFields(loop, 'UTC')[0]!['name']).toBe('x')
  })
})

test('whatever JSON calls itself an event, nothing is thrown', () => {
  const key = fc.constantFrom(
    'name',
    'startDate',
    'subEvent',
    'offers',
    'location',
    'eventSchedule',
    'ageRange',
    'superEvent',
    '@type',
    'price',
  )
  const value = fc.constantFrom<unknown>('x', '2026-03-28', 7, null, 'P1W', true)
  const thing = fc.object({ key, maxDepth: 4, maxKeys: 5, values: [value] })
  fc.assert(fc.property(thing, (node) => void eventFields(node, 'Europe/Madrid')))
})
