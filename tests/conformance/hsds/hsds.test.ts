import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Day, WallTime } from '#kernel/instant.ts'
import { hsdsPage, hsdsSchedule } from '#standards/hsds/encode-api.ts'
import { readHsds } from '#standards/hsds/read-hsds.ts'
import type { HsdsService } from '#standards/hsds/words.ts'
import { collect } from '#standards/reading/collect.ts'
import { hsdsMistakes } from './hsds-schemas.ts'

const id = (number: number) => `b1a2c3d4-0000-4000-8000-00000000000${number}`
const saturdays = {
  id: id(4),
  startOn: '2026-03-07' as Day,
  startTime: '10:00' as WallTime,
  endTime: '12:00' as WallTime,
  rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20260627',
}
const service: HsdsService = {
  id: id(1),
  name: 'Robots on Saturdays',
  status: 'active',
  description: 'Bring a box.',
  url: 'https://hedge.example/robots',
  minimum_age: 8,
  maximum_age: 14,
  fees_description: 'Free',
  assured_date: '2026-03-01' as Day,
  last_modified: '2026-03-01T09:00:00Z',
  organization: { id: id(2), name: 'Lantern House', description: 'A workshop' },
  cost_options: [{ id: id(5), amount: 0, currency: 'eur' }],
  languages: [{ id: id(6), code: 'es' }],
  attributes: [
    {
      id: id(7),
      link_entity: 'service',
      taxonomy_term: {
        id: id(8),
        name: 'making',
        description: 'Making',
        term_uri: 'https://hedge.example/themes/making',
      },
    },
  ],
  service_at_locations: [
    {
      id: id(9),
      schedules: [hsdsSchedule(saturdays)],
      location: {
        id: id(3),
        location_type: 'physical',
        name: 'Kite Library',
        latitude: 40.4,
        longitude: -3.7,
        addresses: [
          {
            id: id(0),
            address_1: 'Calle 1',
            city: 'Madrid',
            state_province: 'Madrid',
            postal_code: '28001',
            country: 'ES',
            address_type: 'physical',
          },
        ],
        accessibility: [{ id: id(0), description: 'step-free' }],
      },
    },
  ],
}

describe('what we tell is HSDS 3.0', () => {
  test('a service with everything, and the least of one', () => {
    expect(hsdsMistakes('service', service)).toEqual([])
    expect(hsdsMistakes('service', { id: id(1), name: 'x', status: 'active' })).toEqual([])
  })

  test('the check itself finds what is wrong', () => {
    expect(hsdsMistakes('service', { id: 'seven', name: 'x', status: 'on', colour: 'red' })).toHaveLength(3)
  })

  test('and comes back as it was', async () => {
    const page = hsdsPage([service], 1, 1, 50)
    const { rows, mistakes } = await collect(
      readHsds(new TextEncoder().encode(JSON.stringify(page)), { timeZone: 'Europe/Madrid' }),
    )
    expect(mistakes).toEqual([])
    expect(rows[0]!.fields).toMatchObject({
      name: 'Robots on Saturdays',
      organizer: 'Lantern House',
      ageMin: 8,
      ageMax: 14,
      free: true,
      place: 'Kite Library',
      address: 'Calle 1, Madrid, Madrid, 28001, ES',
      lat: 40.4,
      startOn: '2026-03-07',
      startTime: '10:00',
      endTime: '12:00',
      rule: 'FREQ=WEEKLY;BYDAY=SA;UNTIL=20260627',
      categories: ['making'],
      languages: ['es'],
    })
  })

  test.each([
    ['FREQ=DAILY;UNTIL=20260627', { freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR,SA,SU', until: '2026-06-27' }],
    ['FREQ=MONTHLY;BYDAY=1SA', { freq: 'MONTHLY', byday: '1SA' }],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=4', { freq: 'WEEKLY', interval: 2, byday: 'TU', count: 4 }],
    ['FREQ=YEARLY;BYMONTH=3', { description: 'FREQ=YEARLY;BYMONTH=3' }],
  ])('%s as a schedule', (rule, expected) => {
    const schedule = hsdsSchedule({ ...saturdays, rule })
    expect(schedule).toMatchObject(expected)
    expect(hsdsMistakes('service', { id: id(1), name: 'x', status: 'active', schedules: [schedule] })).toEqual([])
  })

  test.each([
    [0, 1, { total_pages: 1, first_page: true, last_page: true, empty: true }],
    [101, 3, { total_pages: 3, first_page: false, last_page: true, empty: false }],
    [101, 9, { total_pages: 3, last_page: true, empty: true }],
  ])('the page of %i items, number %i', (total, number, expected) => {
    const contents = number === 3 ? ['x'] : []
    expect(hsdsPage(contents, total, number, 50)).toMatchObject(expected)
  })
})

const folder = new URL('../../../demo/feeds/hsds/', import.meta.url)
const read = (file: string) => collect(readHsds(readFileSync(new URL(file, folder)), { timeZone: 'Europe/London' }))

test.each([
  'tabular-package.zip',
  'examples/tabular.json',
  'examples/service_full.json',
  'examples/organization_full.json',
  'examples/service_at_location_full.json',
])('the standard’s own example %s tells one and the same service', async (file) => {
  const { rows, mistakes } = await read(file)
  expect(mistakes).toEqual([])
  expect(rows).toHaveLength(1)
  expect(rows[0]!.fields).toMatchObject({
    name: 'Community Counselling',
    organizer: 'Example Organization Inc.',
    place: 'MyCity Civic Center',
    ageMin: 12,
    priceMin: 35,
    currency: 'GBP',
    startOn: '2005-01-01',
    startTime: '10:00',
    rule: 'FREQ=WEEKLY;BYDAY=TH,FR;UNTIL=20050101',
    id: 'ac148810-d857-441c-9679-408f346de14b/e94c9f38-1e8f-4564-91d4-d53501ab1765/48102e86-bb50-41c4-8f1e-e269368c41d1',
  })
})

test.each(['base', 'location', 'taxonomy_list'])('the example %s.json tells no service, and says so', async (name) => {
  expect((await read(`examples/${name}.json`)).mistakes).toMatchObject([{ reason: 'hsds.not-hsds', fatal: true }])
})
