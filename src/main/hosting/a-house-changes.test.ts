import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeGate, decideCase, giveSeat, keepBody, reverseCase, waitingFor } from '#commons/governance'
import { enrolPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from './test-house-of-hosts.ts'

const today = '2026-06-17' as Day
const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const fresh = '/host/houses/moth-museum/new'
const moths = {
  title: 'Moths by lamplight',
  description: 'Bring a jumper.',
  kind: 'workshop',
  times: '1',
  when: 'once',
  startOn: '2026-10-05',
  startTime: '15:00',
  place: 'venue',
  venue: 'Moth Museum hall',
  address: 'Lamp Street 1',
  ageMin: '8',
  ageMax: '11',
  price: 'free',
  capacity: '12',
}
let it: HouseOfHosts
let ash: Actor
let id: Id

/** An offer let through an open gate, and from then on people who look first. */
beforeAll(async () => {
  it = await houseOfHosts()
  const { city } = it.here
  id = /name="id" value="([\w-]{36})"/.exec((await it.get(fresh)).body)![1] as Id
  await it.post(fresh, { ...moths, id, act: 'publish' })
  await it.work()
  const form = { name: localText('en', 'Programme council'), purpose: localText('en', 'Reads offers.'), quorum: 1 }
  const body = must(await keepBody({ bodyId: null, form }, office, city))
  const { personId } = must(await enrolPerson({ displayName: 'Ash', birth: { year: 1970, month: 2 } }, house, city))
  must(await giveSeat({ bodyId: body.id, kind: 'sector', personId, fromOn: today, untilOn: null }, office, city))
  ash = { kind: 'person', person: personId, roles: [] }
  const review = { by: { kind: 'body', bodyId: body.id } as const, yes: 1, no: 1, checklist: [] }
  must(await changeGate({ act: 'catalogue.publish', gate: { kind: 'review', review, deadline: null } }, office, city))
})
afterAll(() => it.close())

const edit = async (change: Record<string, string>, act = 'publish') => {
  const answer = await it.post(`/host/offers/${id}/edit`, { ...moths, ...change, act })
  const told = act === 'publish' ? (await it.work()).map(({ name }) => name) : []
  return { answer, told }
}
const waiting = async () => (await waitingFor(today, ash, it.here.city)).map(({ one }) => one)
const says = async (answer: 'yes' | 'no') => {
  const [mine] = await waiting()
  const ask = { caseId: mine!.id, form: { answer, reason: 'Who stands there?', checked: [] }, today }
  must(await decideCase(ask, ash, it.here.city))
  await it.work()
  return mine!.id
}
const own = async () => (await it.get(`/host/offers/${id}`)).body
const shown = async () => (await it.get(`/opportunities/${id}`)).body

test('hours and room change at once and ask nobody', async () => {
  const { told } = await edit({ startTime: '16:00', capacity: '6' })
  expect(told).toContain('catalogue.listings-changed')
  expect(told).not.toContain('catalogue.publishing-proposed')
  expect(await waiting()).toEqual([])
  expect(await shown()).toContain('4:00')
  expect(await own()).toContain('It is public.')
})

test('a new name and a new place wait, families see what they saw, and what helps them is shown all the same', async () => {
  const change = { title: 'Bats at midnight', venue: 'Old barn', address: 'Field 2', capacity: '4' }
  const preview = await edit(change, 'preview')
  expect(preview.answer.body).toContain('This place looks first at: Title and Where.')
  const { told } = await edit(change)
  expect(told.filter((name) => name === 'catalogue.publishing-proposed')).toHaveLength(1)
  expect(await it.found('lamplight')).toBe(1)
  expect(await it.found('bats')).toBe(0)
  const page = await shown()
  expect(page).toContain('Lamp Street 1')
  expect(page).not.toContain('barn')
  const offer = await own()
  expect(offer).toContain('It is public.')
  expect(offer).toContain('Your change is being looked at. People still see the offer as it was.')
  expect(offer).toContain('What waits: Title and Where.')
  expect(offer).toContain('Programme council')
  expect((await it.get('/host')).body).toContain('a change waits')
  // The form goes on from what waits.
  expect((await it.get(`/host/offers/${id}/edit`)).body).toContain('value="Bats at midnight"')
})

test('sent again it lies there once, and written anew it makes room for the last word', async () => {
  const [first] = await waiting()
  expect(first!.title).toBe('Bats at midnight')
  await edit({ title: 'Bats at midnight', venue: 'Old barn', address: 'Field 2', capacity: '5' })
  expect((await waiting()).map((one) => one.id)).toEqual([first!.id])
  const { told } = await edit({ title: 'Bats at dusk', capacity: '5' })
  expect(told).toContain('catalogue.publishing-taken-back')
  expect((await waiting()).map(({ title }) => title)).toEqual(['Bats at dusk'])
})

test('the council reads what is and what would be, by an address signed for it', async () => {
  const { body } = await it.get(
    `/cases/${(await waiting())[0]!.id}`,
    (await it.somebody('Rook', 'steward', null)).cookie,
  )
  const address = /href="\/somewhere(\/offers-proposed\/[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
  expect(body).toContain('It changes what is public:')
  const page = (await it.get(address!, '')).body
  expect(page).toMatch(/Now:[^]*Moths by lamplight[^]*Then:[^]*Bats at dusk/)
})

test('taken back by its house it lies among what is not finished, and nobody is asked any more', async () => {
  expect((await it.post(`/host/offers/${id}/take-back-change`, {})).statusCode).toBe(303)
  expect(await waiting()).not.toEqual([])
  await it.work()
  expect(await waiting()).toEqual([])
  expect(await own()).not.toContain('Your change is being looked at.')
  expect((await it.get('/host')).body).toContain('Bats at dusk')
  expect((await it.get(`/host/offers/${id}/edit`)).body).toContain('value="Bats at dusk"')
  expect((await it.post(`/host/offers/${id}/take-back-change`, {})).statusCode).toBe(303)
  expect(await it.work()).toEqual([])
  const stranger = await it.somebody('Linden Example', 'guardian', null)
  expect((await it.post(`/host/offers/${id}/take-back-change`, {}, stranger.cookie)).statusCode).toBe(403)
})

test('a no leaves everything as it was and says why; a yes changes it; reversed it is what it was, but for the hours', async () => {
  await edit({ title: 'Bats at dusk' })
  await says('no')
  expect(await it.found('bats')).toBe(0)
  expect(await own()).toMatch(/Your change was not let through[^]*Who stands there\?/)

  await edit({ title: 'Bats at noon', venue: 'Old barn', address: 'Field 2' })
  const caseId = await says('yes')
  expect(await it.found('bats')).toBe(1)
  expect(await it.found('lamplight')).toBe(0)
  expect(await shown()).toContain('Old barn')

  await edit({ title: 'Bats at noon', venue: 'Old barn', address: 'Field 2', capacity: '3' })
  must(await reverseCase({ caseId, note: 'Nobody has the key of the barn.' }, office, it.here.city))
  await it.work()
  expect(await it.found('bats')).toBe(0)
  expect(await it.found('lamplight')).toBe(1)
  const page = await shown()
  expect(page).toContain('Lamp Street 1')
  expect(page).not.toContain('barn')
  const { capacity } = await it.here.city.reading((tx) =>
    tx.selectFrom('catalogue_opportunities').select('capacity').where('id', '=', id).executeTakeFirstOrThrow(),
  )
  expect(capacity).toBe(3)
  expect(await own()).toContain('Nobody has the key of the barn.')
})

/** What lies in an inbox about this offer, the oldest first. */
const told = async (personId: Id) => {
  const { rows } = await sql<{ kind: string; path: string; times: number }>`
    select kind, path, count(*)::int as times from messages_notices
    where person_id = ${personId} and kind like 'catalogue.publishing-%' group by kind, path order by kind`.execute(
    it.here.database.reader,
  )
  return rows
}

test('what people decided is told to the host once, in the inbox with the way to the offer; an open gate is not news', async () => {
  const path = `/host/offers/${id}`
  expect(await told(it.robin.person)).toEqual([
    { kind: 'catalogue.publishing-published', path, times: 1 },
    { kind: 'catalogue.publishing-refused', path, times: 1 },
    { kind: 'catalogue.publishing-reversed', path, times: 1 },
  ])
  const inbox = (await it.get('/me/inbox')).body
  expect(inbox).toContain('Your change of “Moths by lamplight” was not let through.')
  expect(inbox).toContain(path)
})

test('what the office writes while a change waits stays when the rest of it is let through; nothing left to ask is asked no more', async () => {
  await edit({ title: 'Bats at dawn', venue: 'Old barn', address: 'Field 2' })
  const byOffice = async (change: Record<string, string>) => {
    const body = { ...moths, host: 'Moth Museum', ...change, id, act: 'publish' }
    expect((await it.post(`/office/listings/${id}/edit`, body, it.here.office)).statusCode).toBe(303)
    await it.work()
  }
  await byOffice({ title: 'Moths by starlight' })
  expect(await shown()).toContain('Moths by starlight')
  expect(await own()).toContain('What waits: Where.')
  expect(await own()).toContain('its words stay')
  await says('yes')
  const page = await shown()
  expect(page).toContain('Moths by starlight')
  expect(page).not.toContain('Bats at dawn')
  expect(page).toContain('Old barn')

  await edit({ title: 'Bats at dawn', venue: 'Old barn', address: 'Field 2' })
  expect(await waiting()).toHaveLength(1)
  await byOffice({ title: 'Moths by candlelight', venue: 'Old barn', address: 'Field 2' })
  expect(await waiting()).toEqual([])
  await byOffice({})
})

test('the office reads on the listing and above its form that a change waits, with the way to its case', async () => {
  const pages = [`/office/listings/${id}`, `/office/listings/${id}/edit`]
  const read = async (path: string) => (await it.get(path, it.here.office)).body
  await edit({ title: 'Bats at noon' })
  const [only] = await waiting()
  for (const path of pages) {
    const page = await read(path)
    expect(page).toContain('A change to this listing is waiting for a decision')
    expect(page).toContain(`/cases/${only!.id}"`)
  }
  await it.post(`/host/offers/${id}/take-back-change`, {})
  await it.work()
  for (const path of pages) expect(await read(path)).not.toContain('is waiting for a decision')
})

test('withdrawn, nothing of it is asked any more; put back, it is what families saw', async () => {
  await edit({ ageMax: '17' })
  expect(await waiting()).toHaveLength(1)
  await it.post(`/host/offers/${id}/withdraw`, {})
  await it.work()
  expect(await waiting()).toEqual([])
  await edit({ ageMax: '17' })
  await it.post(`/host/offers/${id}/restore`, {})
  await it.work()
  expect(await it.found('lamplight')).toBe(1)
  expect(await shown()).toContain('Ages 8 to 11')
  await it.post(`/host/offers/${id}/take-back-change`, {})
  await it.work()
})

test('however many noes fall into one moment, the last proposal is the one that counts', async () => {
  const other = /name="id" value="([\w-]{36})"/.exec((await it.get(fresh)).body)![1] as Id
  const beetles = { ...moths, title: 'Beetles' }
  await it.post(fresh, { ...beetles, id: other, act: 'publish' })
  await it.work()
  for (let times = 0; times < 6; times += 1) {
    await says('no')
    await it.post(`/host/offers/${other}/edit`, { ...beetles, act: 'publish' })
    await it.work()
  }
  await says('yes')
  expect(await it.found('beetles')).toBe(1)
})
