import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { onDay, sampleDraft, sampleSession } from '../commands/sample-drafts.ts'
import { saveFromSource } from '../commands/save-from-source.ts'
import { writeOpportunity } from '../commands/write-opportunity.ts'
import { listingsOnAPage } from './queries/office-listings.ts'

const by: Actor = { kind: 'system', because: 'test' }
const ids = new Map<string, Id>()
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
  const { city } = house
  const drafts = [
    sampleDraft('kites', { title: localText('en', 'Kites for beginners') }),
    sampleDraft('boats', { title: localText('en', 'Paper boats'), hostName: 'Harbour club' }),
    sampleDraft('twin', { title: localText('en', 'Boats of paper'), hostName: 'Harbour club' }),
    sampleDraft('over', {
      title: localText('en', 'Last winter'),
      sessions: [sampleSession('o1', { when: onDay('2026-01-10') })],
    }),
    ...Array.from({ length: listingsOnAPage }, (_, number) =>
      sampleDraft(`many-${number}`, { title: localText('en', `Choir number ${number}`) }),
    ),
  ]
  await city.transaction((tx) => saveFromSource(tx, city, { sourceId: city.newId(), drafts }, by))
  const written = await writeOpportunity(
    { id: null, draft: sampleDraft('', { title: localText('en', 'By hand') }) },
    by,
    city,
  )
  if (written.ok) ids.set('hand', written.value.id)
  const rows = await city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').select(['id', 'group_key']).execute(),
  )
  for (const { id, group_key: key } of rows) if (key !== null) ids.set(key, id)
})
afterAll(() => house.close())

const list = '/somewhere/office/listings'
const get = (url: string) => house.app.inject({ url, headers: { host: 'localhost', cookie: house.office } })
const post = (url: string, body: Record<string, string> = {}) =>
  house.app.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      cookie: house.office,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    payload: new URLSearchParams(body).toString(),
  })
const titlesIn = (body: string): string[] =>
  [...body.matchAll(/office-line-title"><a [^>]*>([^<]+)</g)].map((match) => match[1]!)
const at = (key: string): string => `${list}/${ids.get(key)}`
const eventsAbout = async (name: string, key: string) => {
  const { rows } = await sql<{ about: Record<string, unknown> }>`
    select about from platform_outbox where name = ${name} order by seq`.execute(house.database.reader)
  return rows.map(({ about }) => about).filter(({ opportunityId }) => opportunityId === ids.get(key))
}

test('words find a listing by its title, its host, and a word just begun', async () => {
  expect(titlesIn((await get(`${list}?q=kites`)).body)).toEqual(['Kites for beginners'])
  expect((await get(`${list}?q=kites&lang=de`)).body).toContain('<html lang="de"')
  expect(titlesIn((await get(`${list}?q=harbour`)).body).sort()).toEqual(['Boats of paper', 'Paper boats'])
  expect(titlesIn((await get(`${list}?q=paper+boa`)).body).sort()).toEqual(['Boats of paper', 'Paper boats'])
  expect((await get(`${list}?q=xylophone`)).body).toContain('No listing is like that')
})

test('a page holds so many and leads to the next; what can not be read of an address is left out', async () => {
  const first = (await get(`${list}?q=choir&show=nonsense&page=-3`)).body
  expect(titlesIn(first)).toHaveLength(listingsOnAPage)
  const all = (await get(list)).body
  expect(titlesIn(all)).toHaveLength(listingsOnAPage)
  expect(all).toContain('rel="next"')
  const next = (await get(`${list}?page=2`)).body
  expect(titlesIn(next)).toHaveLength(5)
  expect(new Set([...titlesIn(all), ...titlesIn(next)]).size).toBe(listingsOnAPage + 5)
  expect(titlesIn((await get(`${list}?page=900`)).body)).toEqual(titlesIn(next))
})

test('confirmed it leaves the unchecked, comes back to its list, and what lapses soon is shown by its day', async () => {
  expect(titlesIn((await get(`${list}?show=unchecked&q=kites`)).body)).toEqual(['Kites for beginners'])
  const confirmed = await post(`${at('kites')}/confirm`, { back: 'q=kites&show=unchecked&page=1&evil=//x' })
  expect(confirmed.statusCode).toBe(303)
  expect(confirmed.headers['location']).toBe(`${list}?q=kites&show=unchecked#listing-${ids.get('kites')}`)
  expect(titlesIn((await get(`${list}?show=unchecked&q=kites`)).body)).toEqual([])
  expect(titlesIn((await get(`${list}?show=lapsing`)).body)).toEqual([])
  const soon = '2026-07-01' as Day
  await house.city.transaction((tx) =>
    tx.updateTable('catalogue_opportunities').set({ lapses_on: soon }).where('id', '=', ids.get('kites')!).execute(),
  )
  expect(titlesIn((await get(`${list}?show=lapsing`)).body)).toEqual(['Kites for beginners'])
  expect((await post(`${at('kites')}/confirm`)).headers['location']).toBe(at('kites'))
  expect(titlesIn((await get(`${list}?show=lapsing`)).body)).toEqual([])
  expect(await eventsAbout('catalogue.opportunity-confirmed', 'kites')).toHaveLength(2)
})

test('withdrawn for a reason and put back; while withdrawn it can not be confirmed', async () => {
  const withdrawn = await post(`${at('boats')}/withdraw`, { reason: 'host-asked' })
  expect(withdrawn.headers['location']).toBe(at('boats'))
  expect((await get(at('boats'))).body).toContain(`${at('boats')}/restore`)
  expect(titlesIn((await get(`${list}?show=withdrawn`)).body)).toEqual(['Paper boats'])
  expect((await get(`/somewhere/opportunities/${ids.get('boats')}`)).body).toContain('This was withdrawn')
  expect((await post(`${at('boats')}/confirm`)).statusCode).toBe(409)
  expect((await post(`${at('boats')}/restore`)).statusCode).toBe(303)
  expect((await post(`${at('boats')}/restore`)).statusCode).toBe(303)
  expect(titlesIn((await get(`${list}?show=withdrawn`)).body)).toEqual([])
  expect(await eventsAbout('catalogue.opportunity-withdrawn', 'boats')).toMatchObject([
    { withdrawn: true, because: 'host-asked' },
    { withdrawn: false, because: 'put-back' },
  ])
})

test('a twin is found by its words, shown with the other, and stands for itself again', async () => {
  const looked = (await get(`${at('boats')}?with=boats`)).body
  expect(titlesIn(looked)).toEqual(['Boats of paper'])
  expect((await post(`${at('boats')}/merge`, { folded: ids.get('boats')! })).statusCode).toBe(422)
  expect((await post(`${at('boats')}/merge`, { folded: ids.get('twin')! })).statusCode).toBe(303)
  const kept = (await get(at('boats'))).body
  const undo = /action="([^"]+\/merges\/[^"]+\/undo)"/.exec(kept)![1]!
  expect((await get(at('twin'))).body).toContain('shown with another')
  expect((await get(at('twin'))).body).toContain(undo)
  const old = await get(`/somewhere/opportunities/${ids.get('twin')}`)
  expect(old.statusCode).toBe(308)
  expect((await post(`${at('twin')}/merge`, { folded: ids.get('boats')! })).statusCode).toBe(409)
  expect((await post(undo)).headers['location']).toBe(at('twin'))
  expect((await post(undo)).statusCode).toBe(303)
  expect((await get(`/somewhere/opportunities/${ids.get('twin')}`)).statusCode).toBe(200)
})

test('what a feed tells is changed in the feed; what was written by hand, here', async () => {
  const own = (await get(`${list}?show=written`)).body
  expect(titlesIn(own)).toEqual(['By hand'])
  expect(own).toContain(`${at('hand')}/edit`)
  expect((await get(at('kites'))).body).toContain('/somewhere/office/feeds/')
  expect((await get(`${at('kites')}/edit`)).statusCode).toBe(409)
})

test('nothing is here of another place, of nobody, or for a stranger', async () => {
  expect((await get('/nowhere/office/listings')).statusCode).toBe(404)
  expect((await get(`${list}/${house.city.newId()}`)).statusCode).toBe(404)
  expect((await get(`${list}/not-an-id`)).statusCode).toBe(400)
  expect((await post(`${list}/${house.city.newId()}/withdraw`)).statusCode).toBe(404)
  expect((await post(`/somewhere/office/merges/${house.city.newId()}/undo`)).statusCode).toBe(404)
  expect((await house.app.inject({ url: list, headers: { host: 'localhost' } })).statusCode).toBe(401)
})
