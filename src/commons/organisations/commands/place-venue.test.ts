import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { organisationBySlug } from '../queries/organisation-by-slug.ts'
import { organisationsForSnapshot } from '../queries/organisations-for-snapshot.ts'
import { venuesById } from '../queries/venues-by-id.ts'
import { venuesWithoutPoint } from '../queries/venues-without-point.ts'
import { organisationForm } from '../words.ts'
import { editOrganisation } from './edit-organisation.ts'
import { ensureHosts } from './ensure-hosts.ts'
import { ensureVenues } from './ensure-venues.ts'
import { importVenueFacts } from './import-venue-facts.ts'
import { placeVenue } from './place-venue.ts'
import { undoPlaceVenue } from './undo-place-venue.ts'
import { verifyOrganisation } from './verify-organisation.ts'

const by = { kind: 'system', because: 'test' } as const
const visitor = { kind: 'visitor' } as const
const address = 'Breslauer Straße 63'
const point = { lat: 51.998, lon: 7.647 }
const centre = { lat: 51.96, lon: 7.63 }
let city: TestCity
let venueId: Id
beforeAll(async () => {
  city = await testCity()
  const written = { name: 'Norbert-Haus', address, point: null, areaAsWritten: null }
  venueId = (await city.transaction((tx) => ensureVenues(tx, city, [written], by)))[0]!
})
afterAll(() => city.close())

const eventsNamed = async (name: string) => {
  const { rows } = await sql<{ about: unknown }>`
    select about from platform_outbox where name = ${name}`.execute(city.database.reader)
  return rows.map(({ about }) => about)
}

test('a venue without a point is listed, placed by hand, stays there through an import, and goes back', async () => {
  expect((await venuesWithoutPoint(city)).map(({ name }) => name)).toEqual(['Norbert-Haus'])
  expect(await placeVenue({ venueId, point, centre }, by, city)).toMatchObject({ ok: true })
  expect(await venuesWithoutPoint(city)).toEqual([])
  const fromFeed = { name: 'Norbert-Haus', address, point: { lat: 51.9, lon: 7.6 }, areaAsWritten: null }
  expect(await city.transaction((tx) => ensureVenues(tx, city, [fromFeed], by))).toEqual([venueId])
  expect(await venuesById(city, [venueId])).toMatchObject([{ point, placedBy: 'hand' }])
  expect(await undoPlaceVenue(venueId, by, city)).toMatchObject({ ok: true })
  expect(await undoPlaceVenue(venueId, by, city)).toMatchObject({ refusal: 'organisations.not-placed-by-hand' })
  expect(await eventsNamed('organisations.venue-placed')).toEqual([{ venueId }])
  expect(await eventsNamed('organisations.venue-placing-undone')).toEqual([{ venueId }])
})

test('placing is refused to visitors, for unknown venues and for slips of the hand', async () => {
  expect(await placeVenue({ venueId, point, centre }, visitor, city)).toMatchObject({
    refusal: 'organisations.office-only',
  })
  expect(await placeVenue({ venueId: city.newId(), point, centre }, by, city)).toMatchObject({
    refusal: 'organisations.venue-not-here',
  })
  expect(await placeVenue({ venueId, point: { lat: 7.6, lon: 52 }, centre }, by, city)).toMatchObject({
    refusal: 'organisations.point-far-away',
  })
})

test('access and language facts come with the label of their file', async () => {
  const facts = {
    source: 'Invented for this demonstration',
    venues: [
      { name: 'Norbert-Haus', address, access: ['step-free' as const, 'toilets' as const], languages: ['de', 'tr'] },
      { name: 'Nowhere Hall', address: null, access: [], languages: [] },
    ],
  }
  expect(await importVenueFacts(facts, by, city)).toEqual({ ok: true, value: { kept: 1, unknown: 1 } })
  expect(await importVenueFacts(facts, by, city)).toEqual({ ok: true, value: { kept: 1, unknown: 1 } })
  expect(await venuesById(city, [venueId])).toMatchObject([
    { access: ['step-free', 'toilets'], languages: ['de', 'tr'], factsSource: 'Invented for this demonstration' },
  ])
})

test('an organisation is verified by somebody on a day, and edited without losing its address', async () => {
  const ids = await city.transaction((tx) => ensureHosts(tx, city, ['Norman Schule', 'Meerwiese'], by))
  const organisationId = ids.get('Norman Schule')!
  const verified = { by: 'Town office', on: '2026-06-01' as Day }
  expect(await verifyOrganisation({ organisationId, verified }, by, city)).toMatchObject({ ok: true })
  const form = organisationForm.parse({
    name: 'Norman-Schule Coerde',
    kind: 'school',
    about: { de: 'Grundschule' },
  })
  expect(await editOrganisation({ organisationId, form }, by, city)).toMatchObject({ ok: true })
  expect(await organisationBySlug(city, 'norman-schule')).toMatchObject({
    name: 'Norman-Schule Coerde',
    verified,
    about: { texts: { de: 'Grundschule' } },
  })
  const taken = organisationForm.parse({ name: 'MEERWIESE' })
  expect(await editOrganisation({ organisationId, form: taken }, by, city)).toMatchObject({
    refusal: 'organisations.name-taken',
  })
  expect(await verifyOrganisation({ organisationId: city.newId(), verified }, by, city)).toMatchObject({
    refusal: 'organisations.not-here',
  })
  expect(await verifyOrganisation({ organisationId, verified: null }, visitor, city)).toMatchObject({
    refusal: 'organisations.office-only',
  })
  expect(await eventsNamed('organisations.organisation-verified')).toEqual([{ organisationId, verified: true }])
})

test('another ecosystem sees none of it', async () => {
  const neighbour = await city.database.addCity('neighbour')
  expect(await neighbour.reading(organisationsForSnapshot)).toEqual({ organisations: [], venues: [] })
})
