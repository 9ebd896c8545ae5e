import { afterAll, beforeAll, expect, test } from 'vitest'
import { reverseCase } from '#commons/governance'
import { applicationForm, applyToJoin, organisationBySlug, pauseMembership, vouchFor } from '#commons/organisations'
import { clearanceForm, enrolPerson, recordClearance } from '#commons/people'
import { askHouses, saveFromSource, writeOpportunity } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { sampleDraft, sampleSession, through } from '../../learning/catalogue/commands/sample-drafts.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from './test-house-of-hosts.ts'

let it: HouseOfHosts
let wren: { readonly person: Id; readonly cookie: string }
let potters: { readonly id: Id; readonly slug: string }
const today = '2026-06-17' as Day
const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }

const bowls = {
  title: 'Bowls of clay',
  kind: 'workshop',
  when: 'once',
  startOn: '2026-07-04',
  startTime: '10:00',
  place: 'venue',
  venue: 'Kiln',
  address: 'Clay Street 2',
  price: 'free',
}
const fresh = '/host/houses/four-potters/new'
const write = async (change: Record<string, string> = {}, act = 'publish') => {
  const id = /name="id" value="([\w-]{36})"/.exec((await it.get(fresh, wren.cookie)).body)![1]!
  const answer = await it.post(fresh, { ...bowls, ...change, id, act }, wren.cookie)
  await it.work()
  return { id: id as Id, answer }
}

/** Four potters come by the light door: vouched for by a courier, let in by its open gate. */
beforeAll(async () => {
  it = await houseOfHosts()
  const { city } = it.here
  wren = await it.somebody('Wren Example', null, null)
  const { personId } = must(await enrolPerson({ displayName: 'Courier', birth: { year: 1970, month: 1 } }, house, city))
  const form = applicationForm.parse({
    door: 'light',
    voucherWritten: 'The courier',
    name: 'Four Potters',
    does: 'Bowls of clay with children.',
    contactName: 'Wren Example',
    contactAddress: 'wren@potters.example',
  })
  const asks: Actor = { kind: 'person', person: wren.person, roles: [] }
  const { applicationId } = must(await applyToJoin({ form, link: 'potters' }, asks, city))
  const courier: Actor = { kind: 'person', person: personId, roles: [{ role: 'courier', organisation: null }] }
  must(await vouchFor({ applicationId }, courier, city))
  await it.work()
  potters = (await organisationBySlug(city, 'four-potters'))!
})
afterAll(() => it.close())

test('by the light door a house has one offer at a time, and its coordinator writes it', async () => {
  const { id } = await write()
  expect(await it.found('clay')).toBe(1)
  expect((await it.get('/host', wren.cookie)).body).toContain('1 offer at a time')
  const second = await write({ title: 'Cups of clay' })
  expect(second.answer.statusCode).toBe(422)
  expect(second.answer.body).toContain('By the light door')
  // Nothing typed is lost, and the first withdrawn makes room for it.
  expect((await it.get('/host', wren.cookie)).body).toContain('Cups of clay')
  await it.post(`/host/offers/${id}/withdraw`, {}, wren.cookie)
  expect((await write({ title: 'Cups of clay' })).answer.statusCode).toBe(303)
  expect((await it.post(`/host/offers/${id}/restore`, {}, wren.cookie)).statusCode).toBe(422)
  expect(await it.found('clay')).toBe(1)
})

test('what is asked of a house follows who is with the children', async () => {
  const offers = await it.here.city.reading((tx) => tx.selectFrom('catalogue_opportunities').select('id').execute())
  for (const { id } of offers) await it.post(`/host/offers/${id}/withdraw`, {}, wren.cookie)
  expect((await write({ contact: 'with-their-teacher', title: 'A class' })).answer.statusCode).toBe(303)
  const [withClass] = await it.here.city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').select('id').where('contact', '=', 'with-their-teacher').execute(),
  )
  const edit = `/host/offers/${withClass!.id}/edit`
  const alone = { ...bowls, title: 'A class', contact: 'alone', act: 'publish' }
  const refused = await it.post(edit, alone, wren.cookie)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Background check, Reference')
  for (const kind of ['background-check', 'reference'] as const) {
    const dates = { issuedOn: '2026-01-01', expiresOn: '2027-01-01' }
    const form = clearanceForm.parse({
      personId: wren.person,
      kind,
      number: 'X1',
      authority: 'Z',
      jurisdiction: 'any',
      ...dates,
    })
    must(await recordClearance({ form, today }, office, it.here.city))
    const still = await it.post(edit, alone, wren.cookie)
    expect(still.statusCode).toBe(kind === 'reference' ? 303 : 422)
  }
})

test('a house that rests is seen by nobody that minute, nor what a feed brings of it; back, all of it is', async () => {
  const { city } = it.here
  const coordinator: Actor = {
    kind: 'person',
    person: wren.person,
    roles: [{ role: 'coordinator', organisation: potters.id }],
  }
  const pause = { organisationId: potters.id, today }
  must(await pauseMembership({ ...pause, paused: true }, coordinator, city))
  await it.work()
  expect(await it.found('class')).toBe(0)
  const drafts = [sampleDraft('f', { hostName: 'Four Potters', title: localText('en', 'Glazes') })]
  await city.transaction((tx) => saveFromSource(tx, city, { sourceId: city.newId(), drafts }, house))
  expect(await it.found('glazes')).toBe(0)
  expect((await it.get('/host', wren.cookie)).body).toContain('Your house rests')
  expect((await write({ title: 'Not now' })).answer.statusCode).toBe(422)
  must(await pauseMembership({ ...pause, paused: false }, coordinator, city))
  await it.work()
  expect(await it.found('class')).toBe(1)
  expect(await it.found('glazes')).toBe(1)
})

test('one mailed link asks whether all is still true; its page alone changes nothing, its button answers once', async () => {
  const { city, database } = it.here
  const lasting = (key: string, title: string) =>
    sampleDraft(key, {
      hostName: 'Moth Museum',
      title: localText('en', title),
      sessions: [sampleSession(`${key}-1`, { when: through(today, null) })],
    })
  const drafts = [lasting('l', 'Night walks'), lasting('m', 'Day walks')]
  await city.transaction((tx) => saveFromSource(tx, city, { sourceId: city.newId(), drafts }, house))
  expect(await askHouses(city)).toBe(0)
  database.clock.pass(91 * 86_400_000)
  expect(await askHouses(city)).toBeGreaterThan(0)
  expect(await askHouses(city)).toBe(0)
  await it.work()
  const { link } = (await city.reading((tx) =>
    tx
      .selectFrom('messages_notices')
      .selectAll()
      .where('person_id', '=', it.robin.person)
      .where('kind', '=', 'catalogue.listings-to-confirm')
      .executeTakeFirstOrThrow(),
  )) as { link: string }
  expect((await it.get(link.replace(/signature=./, 'signature=_'), '')).statusCode).toBe(409)
  const page = await it.get(link, '')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Night walks')
  expect((await it.get(link, '')).statusCode).toBe(200)
  const ids = [...page.body.matchAll(/name="true" value="([\w-]{36})"/g)].map(([, id]) => id!)
  expect(ids).toHaveLength(2)
  const isNight = (await it.get(`/opportunities/${ids[0]}`, '')).body.includes('Night walks')
  const night = isNight ? ids[0]! : ids[1]!
  const answered = await it.post(link, { shown: ids, true: [night] }, '')
  expect(answered.body).toContain('1 offer is confirmed. 1 is withdrawn.')
  expect(await it.found('night')).toBe(1)
  expect(await it.found('day walks')).toBe(0)
  expect((await it.post(link, { shown: ids, true: [] }, '')).body).toContain('This was answered already')
  expect((await it.get(link, '')).body).toContain('This was answered already')
  expect(await it.found('night')).toBe(1)
})

test('taken back, a house loses its offers and whoever wrote them their role, in one pass', async () => {
  const { city } = it.here
  const cases = await city.reading((tx) =>
    tx.selectFrom('governance_cases').selectAll().where('act', '=', 'organisations.join-light').execute(),
  )
  expect((await it.get('/host', wren.cookie)).statusCode).toBe(200)
  must(await reverseCase({ caseId: cases[0]!.id, note: 'The kiln belongs to another house.' }, office, city))
  await it.work()
  await it.work()
  expect(await it.found('glazes')).toBe(0)
  expect((await it.get('/host', wren.cookie)).statusCode).toBe(403)
  const roles = await city.reading((tx) =>
    tx.selectFrom('people_roles').selectAll().where('organisation_id', '=', potters.id).execute(),
  )
  expect(roles.map(({ role, until_on: until }) => [role, until])).toEqual([['coordinator', '2026-09-15']])
})

test('a house of a large feed is asked about so many at a time, those looked at longest ago first', async () => {
  const { city } = it.here
  const drafts = Array.from({ length: 302 }, (_, at) =>
    sampleDraft(`k${at}`, {
      hostName: 'Moth Museum',
      sessions: [sampleSession(`k${at}`, { when: through('2026-06-01', '2026-12-01') })],
    }),
  )
  const sourceId = city.newId()
  await city.transaction((tx) => saveFromSource(tx, city, { sourceId, drafts }, house))
  const address = '/host/houses/moth-museum/still-true'
  const shownOn = (body: string) => [...body.matchAll(/name="shown" value="([\w-]{36})"/g)].map(([, id]) => id!)
  const first = (await it.get(address)).body
  expect(shownOn(first)).toHaveLength(300)
  expect(first).toContain('These 300 were looked at longest ago.')
  const [untrue, ...stillTrue] = shownOn(first)
  const stranger = must(
    await writeOpportunity({ id: null, draft: sampleDraft('other', { hostName: 'Owl House' }) }, house, city),
  ).id
  const answered = await it.post(address, { shown: [...shownOn(first), stranger], true: stillTrue })
  expect(answered.body).toContain('299 offers are confirmed. 1 is withdrawn.')
  const of = (id: string) =>
    city.reading((tx) =>
      tx
        .selectFrom('catalogue_opportunities')
        .select(['withdrawn', 'verified_by_a_human_on'])
        .where('id', '=', id as Id)
        .executeTakeFirstOrThrow(),
    )
  expect(await of(untrue!)).toMatchObject({ withdrawn: true })
  const now = dayIn('Europe/Berlin', city.now())
  expect(await of(stillTrue.at(-1)!)).toEqual({ withdrawn: false, verified_by_a_human_on: now })
  expect(await of(stranger)).toEqual({ withdrawn: false, verified_by_a_human_on: null })
  // Those that were not asked about come first now.
  const next = shownOn((await it.get(address)).body)
  expect(next).toHaveLength(300)
  expect(next.slice(0, 2).filter((id) => shownOn(first).includes(id))).toEqual([])
})
