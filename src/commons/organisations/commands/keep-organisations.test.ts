import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { organisationBySlug } from '../queries/organisation-by-slug.ts'
import { venuesById } from '../queries/venues-by-id.ts'
import { organisationForm } from '../words.ts'
import { addOrganisation } from './add-organisation.ts'
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

test('an edit is told once; made again the same it changes and tells nothing', async () => {
  const form = organisationForm.parse({
    name: 'Ateneu de Dalt',
    email: 'hola@ateneu.example',
    about: { ca: 'Un local' },
  })
  const first = await editOrganisation({ organisationId, form }, by, city)
  expect(first).toMatchObject({ ok: true, value: { slug: 'ateneu', name: 'Ateneu de Dalt' } })
  expect(await editOrganisation({ organisationId, form }, by, city)).toEqual(first)
  expect(await eventsAbout('organisations.organisation-edited')).toEqual([{ organisationId }])
  expect(await editOrganisation({ organisationId, form }, visitor, city)).toMatchObject({
    refusal: 'organisations.office-only',
  })
  expect(await editOrganisation({ organisationId: city.newId(), form }, by, city)).toMatchObject({
    refusal: 'organisations.not-here',
  })
})

test('a feed that still writes the former name means the same organisation, and nobody else may take that name', async () => {
  const ids = await city.transaction((tx) => ensureHosts(tx, city, ['Ateneu', 'ATENEU DE DALT'], by))
  expect([...ids.values()]).toEqual([organisationId, organisationId])
  expect(await addOrganisation(organisationForm.parse({ name: 'Ateneu' }), by, city)).toMatchObject({
    refusal: 'organisations.name-taken',
  })
  const back = organisationForm.parse({ name: 'Ateneu' })
  expect(await editOrganisation({ organisationId, form: back }, by, city)).toMatchObject({ ok: true })
  expect([...(await city.transaction((tx) => ensureHosts(tx, city, ['Ateneu de Dalt'], by))).values()]).toEqual([
    organisationId,
  ])
})

test('one that no feed has named is added once, and told', async () => {
  const form = organisationForm.parse({ name: 'Colla de Tabals', kind: 'association', about: { ca: 'Toquem.' } })
  const added = await addOrganisation(form, by, city)
  expect(added).toMatchObject({ ok: true, value: { slug: 'colla-de-tabals', about: { sourceLanguage: 'ca' } } })
  expect(await addOrganisation(form, by, city)).toMatchObject({ refusal: 'organisations.name-taken' })
  expect(await addOrganisation(form, visitor, city)).toMatchObject({ refusal: 'organisations.office-only' })
  expect(await eventsAbout('organisations.organisation-added')).toHaveLength(1)
})

test('a verification can be taken back; each change is told, and given again the same it is not', async () => {
  const verified = { by: 'Town office', on: '2026-06-01' as Day }
  const first = await verifyOrganisation({ organisationId, verified }, by, city)
  expect(await verifyOrganisation({ organisationId, verified }, by, city)).toEqual(first)
  await verifyOrganisation({ organisationId, verified: null }, by, city)
  await verifyOrganisation({ organisationId, verified: null }, by, city)
  expect(await organisationBySlug(city, 'ateneu')).toMatchObject({ verified: null })
  expect(await eventsAbout('organisations.organisation-verified')).toEqual([
    { organisationId, verified: true },
    { organisationId, verified: false },
  ])
})

test('a venue placed where it stands, and facts replaced by the same, are told to nobody', async () => {
  const ask = { venueId, point: { lat: 41.6, lon: 1.9 }, centre: null }
  expect(await placeVenue(ask, by, city)).toEqual(await placeVenue(ask, by, city))
  expect(await eventsAbout('organisations.venue-placed')).toEqual([{ venueId }])
  const facts = {
    source: 'A walk through the houses',
    venues: [{ name: 'CASINO', address: null, access: ['step-free' as const], languages: ['ca'] }],
  }
  const before = (await eventsAbout('organisations.venues-changed')).length
  const kept = { ok: true, value: { kept: 1, unknown: 0 } }
  expect(await importVenueFacts(facts, by, city)).toEqual(kept)
  expect(await importVenueFacts(facts, by, city)).toEqual(kept)
  expect((await eventsAbout('organisations.venues-changed')).slice(before)).toEqual([{ venueIds: [venueId] }])
  expect(await venuesById(city, [venueId])).toMatchObject([{ access: ['step-free'], factsSource: facts.source }])
  expect(await importVenueFacts(facts, visitor, city)).toMatchObject({ refusal: 'organisations.office-only' })
})
