import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepBody, changeGate, decideCase, giveSeat, reverseCase, waitingFor } from '#commons/governance'
import { enrolPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day, WallTime } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { writeOpportunity } from '#learning/catalogue'
import { onDay, sampleDraft, sampleSession } from '../../learning/catalogue/commands/sample-drafts.ts'
import { house, houseOfHosts, must, type HouseOfHosts } from './test-house-of-hosts.ts'

let it: HouseOfHosts
beforeAll(async () => {
  it = await houseOfHosts()
})
afterAll(() => it.close())

const everyMondayOf2025 = {
  form: 'rule',
  startOn: '2025-07-07' as Day,
  startTime: '10:00' as WallTime,
  endTime: null,
  rule: 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20250825',
  except: ['2025-07-21' as Day],
} as const
const fresh = '/host/houses/moth-museum/new'
const today = '2026-06-17' as Day
const moths = {
  title: 'Moths by lamplight',
  description: 'Bring a jumper.',
  kind: 'workshop',
  when: 'weekly',
  startOn: '2026-10-05',
  endOn: '2026-11-23',
  startTime: '15:00',
  endTime: '16:30',
  days: ['MO'],
  daysOff: 'yes',
  place: 'venue',
  venue: 'Moth Museum hall',
  address: 'Lamp Street 1',
  ageMin: '8',
  ageMax: '11',
  price: 'free',
  access: ['step-free'],
  languages: ['en'],
  capacity: '12',
  minimum: '4',
}
const offers = () =>
  it.here.city.reading((tx) => tx.selectFrom('catalogue_opportunities').selectAll().orderBy('id').execute())
const sessionsOf = (id: Id) =>
  it.here.city.reading((tx) =>
    tx.selectFrom('catalogue_sessions').selectAll().where('opportunity_id', '=', id).orderBy('start_on').execute(),
  )
const idIn = (location: unknown): Id => /offers\/([\w-]{36})/.exec(String(location))![1] as Id
/** The id the form was given, which makes a form sent twice one offer. */
const formId = async (): Promise<string> => /name="id" value="([\w-]{36})"/.exec((await it.get(fresh)).body)![1]!

test('only the house’s own people come in, and a stranger learns nothing of it', async () => {
  expect((await it.get('/host')).body).toContain('Moth Museum')
  expect((await it.get('/host', '')).statusCode).toBe(401)
  const stranger = await it.somebody('Linden Example', 'guardian', null)
  expect((await it.get('/host', stranger.cookie)).statusCode).toBe(403)
  expect((await it.get(fresh, stranger.cookie)).statusCode).toBe(403)
  expect((await it.post(fresh, moths, stranger.cookie)).statusCode).toBe(403)
  expect((await it.get('/host/houses/nobody/new')).statusCode).toBe(404)
})

test('a mistake keeps everything typed, and who comes back finds it, unfinished, on the list and in the form', async () => {
  const id = await formId()
  const wrong = await it.post(fresh, { ...moths, id, minimum: '20', act: 'preview' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('href="#minimum"')
  const home = await it.get('/host')
  expect(home.body).toContain('Moths by lamplight')
  const again = await it.get(`${fresh}?draft=${id}`)
  expect(again.body).toContain('value="Moths by lamplight"')
  expect(again.body).toContain('value="20"')
  expect((await it.post(fresh, { ...moths, id, act: 'keep' })).headers['location']).toBe('/somewhere/host')
  expect(await offers()).toEqual([])
  expect((await it.post(`/host/drafts/${id}/throw-away`, {})).statusCode).toBe(303)
  expect((await it.get('/host')).body).not.toContain('Moths by lamplight')
})

test('seen as a parent will, made public, through an open gate in one pass, once however often it is sent', async () => {
  const id = await formId()
  const preview = await it.post(fresh, { ...moths, id, act: 'preview' })
  expect(preview.statusCode).toBe(200)
  expect(preview.body).toContain('This is how visitors will see it')
  expect(preview.body).toContain('Every Monday')
  const published = await it.post(fresh, { ...moths, id, act: 'publish' })
  expect(idIn(published.headers['location'])).toBe(id)
  await it.post(fresh, { ...moths, id, act: 'publish' })
  expect(await offers()).toMatchObject([{ id, publication: 'proposed', minimum_to_run: 4, capacity: 12 }])
  expect((await it.get(`/host/offers/${id}`)).body).toContain('In a moment it is public.')
  expect(await it.found('lamplight')).toBe(0)
  expect((await it.get(`/opportunities/${id}`)).statusCode).toBe(404)

  const told = (await it.work()).map(({ name }) => name)
  expect(told.filter((name) => name === 'catalogue.publishing-settled')).toHaveLength(1)
  expect(await offers()).toMatchObject([{ publication: 'published' }])
  expect(await it.found('lamplight')).toBe(1)
  const page = await it.get(`/opportunities/${id}`)
  expect(page.body).toContain('Lamp Street 1')
  expect(page.body).toMatch(/Takes place from[^]*4 people/)
  expect((await it.get('/host')).body).not.toContain('Not finished')
  // The clocks of Europe go back on 25 October; the hour on the wall stays what was written.
  const calendar = await it.get(`/opportunities/${id}.ics`)
  expect(calendar.body).toContain('DTSTART;TZID=Europe/Berlin:20261005T150000')
})

test('all its times are changed in one form: a list of days and an own house beside the weeks, and each keeps its id', async () => {
  const [offer] = await offers()
  const [weekly] = await sessionsOf(offer!.id)
  const edit = `/host/offers/${offer!.id}/edit`
  const more = await it.post(edit, { ...moths, times: '1', act: 'add-time' })
  expect(more.body).toContain('name="when-2"')
  expect(more.body).toContain('Moth Museum hall')
  const house = /value="(house:[\w-]{36})"/.exec(more.body)![1]!
  const both = {
    ...moths,
    times: '2',
    'when-2': 'dates',
    'date-2': ['2026-12-05', '2026-12-19', ''],
    'startTime-2': '10:00',
    'endTime-2': '11:00',
    'place-2': house,
  }
  expect((await it.post(edit, { ...both, act: 'publish' })).statusCode).toBe(303)
  const three = await sessionsOf(offer!.id)
  expect(three).toMatchObject([
    { id: weekly!.id, form: 'rule' },
    { form: 'dated', start_on: '2026-12-05', start_time: '10:00', venue_id: weekly!.venue_id },
    { form: 'dated', start_on: '2026-12-19' },
  ])
  // Read again into the form, and one of the days taken away: the others keep their ids.
  const form = (await it.get(edit)).body
  for (const day of ['2026-12-05', '2026-12-19'])
    expect(form).toContain(`name="date-2" class="input input-short" value="${day}"`)
  expect((await it.post(edit, { ...both, 'date-2': ['2026-12-19'], act: 'publish' })).statusCode).toBe(303)
  expect((await sessionsOf(offer!.id)).map(({ id, state }) => [id, state])).toEqual([
    [three[0]!.id, 'live'],
    [three[1]!.id, 'lapsed'],
    [three[2]!.id, 'live'],
  ])
  expect(await it.found('lamplight')).toBe(1)
})

test('withdrawn it is seen by nobody; put back it is, without asking its gate again', async () => {
  const [offer] = await offers()
  expect((await it.post(`/host/offers/${offer!.id}/withdraw`, {})).statusCode).toBe(303)
  expect(await it.found('lamplight')).toBe(0)
  expect((await it.post(`/host/offers/${offer!.id}/restore`, {})).statusCode).toBe(303)
  expect(await it.found('lamplight')).toBe(1)
})

test('last year’s is done again on the same weekdays of this season, without the days left out then', async () => {
  const draft = sampleDraft('x', {
    hostName: 'Moth Museum',
    title: localText('en', 'Summer of moths'),
    sessions: [sampleSession('x', { when: everyMondayOf2025 }), sampleSession('y', { when: onDay('2025-08-30') })],
  })
  const old = must(await writeOpportunity({ id: null, draft }, house, it.here.city))
  const form = (await it.get(`${fresh}?again=${old.id}`)).body
  for (const day of ['2026-07-06', '2026-08-24', '2026-08-29']) expect(form).toContain(`value="${day}"`)
  expect(form).not.toContain('2025-')
  expect(form).not.toContain(`name="id" value="${old.id}"`)
})

test('a gate that reviews lets nothing through alone: the house sees where it waits, why not, and may ask anew', async () => {
  const { city } = it.here
  const office: Actor = { kind: 'operator', session: city.newId() }
  const form = { name: localText('en', 'Programme council'), purpose: localText('en', 'Reads offers.'), quorum: 1 }
  const body = must(await keepBody({ bodyId: null, form }, office, city))
  const { personId } = must(await enrolPerson({ displayName: 'Ash', birth: { year: 1970, month: 2 } }, house, city))
  must(await giveSeat({ bodyId: body.id, kind: 'sector', personId, fromOn: today, untilOn: null }, office, city))
  const review = { by: { kind: 'body', bodyId: body.id } as const, yes: 1, no: 1, checklist: [] }
  const gate = { kind: 'review', review, deadline: null } as const
  must(await changeGate({ act: 'catalogue.publish', gate }, office, city))
  const ash: Actor = { kind: 'person', person: personId, roles: [] }
  const says = async (answer: 'yes' | 'no') => {
    const [mine] = await waitingFor(today, ash, city)
    const ask = { caseId: mine!.one.id, form: { answer, reason: 'Who stands there?', checked: [] }, today }
    must(await decideCase(ask, ash, city))
    await it.work()
    return mine!.one.id
  }
  const id = await formId()
  const beetles = { ...moths, title: 'Beetles', times: '1' }
  await it.post(fresh, { ...beetles, id, act: 'publish' })
  await it.work()
  const waiting = (await it.get(`/host/offers/${id}`)).body
  expect(waiting).toContain('Programme council')
  expect(await it.found('beetles')).toBe(0)
  await says('no')
  expect((await it.get(`/host/offers/${id}`)).body).toContain('It was not let through.')
  await it.post(`/host/offers/${id}/edit`, { ...beetles, act: 'publish' })
  await it.work()
  const caseId = await says('yes')
  expect(await it.found('beetles')).toBe(1)
  must(await reverseCase({ caseId, note: 'The hall is closed this autumn.' }, office, city))
  await it.work()
  expect(await it.found('beetles')).toBe(0)
  expect((await it.get(`/host/offers/${id}`)).body).toContain('The hall is closed this autumn.')
  expect((await it.get(`/opportunities/${id}`)).statusCode).toBe(200)
})
