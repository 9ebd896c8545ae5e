import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { organisationBySlug } from '../queries/organisation-by-slug.ts'
import { venuesById } from '../queries/venues-by-id.ts'
import { organisationForm } from '../words.ts'
import { editOrganisation } from './edit-organisation.ts'
import { ensureHosts } from './ensure-hosts.ts'
import { ensureVenues } from './ensure-venues.ts'
import { importVenueFacts } from './import-venue-facts.ts'
import { placeVenue } from './place-venue.ts'
import { verifyOrganisation } from './verify-organisation.ts'

const by = { kind: 'system', because: 'test' } as const
const visitor = { kind: 'visitor' } as const
let city: TestCity
let organisationId: Id
let venueId: Id
beforeAll(async () => {
  city = await testCity()
  await city.transaction(async (tx) => {
    organisationId = (await ensureHosts(tx, city, ['Ateneu'], by)).get('Ateneu')!
    venueId = (
      await ensureVenues(tx, city, [{ name: 'Casino', address: null, point: null, areaAsWritten: null }], by)
    )[0]!
  })
})
afterAll(() => city.close())

const eventsAbout = async (name: string) => {
  const { rows } = await sql<{ about: unknown }>`
    select about from platform_outbox where name = ${name} order by seq`.execute(city.database.reader)
  return rows.map(({ about }) => about)
}

test('an edit is told; made again it leaves the same organisation', async () => {
  const form = organisationForm.parse({ name: 'Ateneu de Dalt', email: 'hola@ateneu.example' })
  const first = await editOrganisation({ organisationId, form }, by, city)
  expect(first).toMatchObject({ ok: true, value: { slug: 'ateneu', name: 'Ateneu de Dalt' } })
  expect(await editOrganisation({ organisationId, form }, by, city)).toEqual(first)
  expect(await eventsAbout('organisations.organisation-edited')).toEqual([{ organisationId }, { organisationId }])
  expect(await editOrganisation({ organisationId, form }, visitor, city)).toMatchObject({
    refusal: 'organisations.office-only',
  })
  expect(await editOrganisation({ organisationId: city.newId(), form }, by, city)).toMatchObject({
    refusal: 'organisations.not-here',
  })
})

test('a verification can be given again and taken back, and each is told', async () => {
  const verified = { by: 'Town office', on: '2026-06-01' as Day }
  const first = await verifyOrganisation({ organisationId, verified }, by, city)
  expect(await verifyOrganisation({ organisationId, verified }, by, city)).toEqual(first)
  await verifyOrganisation({ organisationId, verified: null }, by, city)
  expect(await organisationBySlug(city, 'ateneu')).toMatchObject({ verified: null })
  expect(await eventsAbout('organisations.organisation-verified')).toEqual([
    { organisationId, verified: true },
    { organisationId, verified: true },
    { organisationId, verified: false },
  ])
})

test('a venue is placed again where it was, and its facts replaced by the same; the search hears of each', async () => {
  const ask = { venueId, point: { lat: 41.6, lon: 1.9 }, centre: null }
  expect(await placeVenue(ask, by, city)).toEqual(await placeVenue(ask, by, city))
  expect(await eventsAbout('organisations.venue-placed')).toEqual([{ venueId }, { venueId }])
  const facts = {
    source: 'A walk through the houses',
    venues: [{ name: 'CASINO', address: null, access: ['step-free' as const], languages: ['ca'] }],
  }
  const before = (await eventsAbout('organisations.venues-changed')).length
  const kept = { ok: true, value: { kept: 1, unknown: 0 } }
  expect(await importVenueFacts(facts, by, city)).toEqual(kept)
  expect(await importVenueFacts(facts, by, city)).toEqual(kept)
  expect((await eventsAbout('organisations.venues-changed')).slice(before)).toEqual([
    { venueIds: [venueId] },
    { venueIds: [venueId] },
  ])
  expect(await venuesById(city, [venueId])).toMatchObject([{ access: ['step-free'], factsSource: facts.source }])
  expect(await importVenueFacts(facts, visitor, city)).toMatchObject({ refusal: 'organisations.office-only' })
})
