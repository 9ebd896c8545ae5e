import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addOrganisation,
  applicationById,
  applicationForm,
  applyToJoin,
  membershipOf,
  organisationBySlug,
  organisationForm,
  pauseMembership,
  vouchFor,
} from '#commons/organisations'
import {
  type Question,
  changeGate,
  decideCase,
  giveSeat,
  keepBody,
  passDeadlines,
  reverseCase,
  waitingFor,
} from '#commons/governance'
import { enrolPerson } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import { beginning, readOutbox, type OutboxEvent, type Position } from '#platform/database/outbox/reading.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import type { Desk } from '#platform/http/desk.ts'
import { gateReactions } from './gate-reactions.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const visitor: Actor = { kind: 'visitor' }
const today = '2026-06-17' as Day
let city: TestCity
let council: readonly Actor[]
let links = 0

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

/** Everything that happened is told, twice, to every reaction, until nothing new happens: as a worker does that dies often. */
let position: Position = beginning
async function work(): Promise<OutboxEvent[]> {
  const told: OutboxEvent[] = []
  for (;;) {
    const events = await readOutbox(city.database.reader, position, 500)
    if (events.length === 0) {
      // What other tests have open on this server may hold the edge for a moment.
      if (await isAllTold()) return told
      continue
    }
    position = events.at(-1)!
    for (const event of events) {
      told.push(event)
      for (const { when, react } of gateReactions) {
        if (when !== event.name) continue
        // The desk is not asked by these reactions.
        await react(event, city, {} as Desk)
        await react(event, city, {} as Desk)
      }
    }
  }
}
async function isAllTold(): Promise<boolean> {
  const { rows } = await sql`
    select 1 from platform_outbox where (xid, seq) > (${position.xid}::xid8, ${position.seq}::bigint) limit 1`.execute(
    city.database.reader,
  )
  return rows.length === 0
}
const applies = async (name: string, edit: object = {}, by: Actor = visitor): Promise<Id> => {
  const form = applicationForm.parse({
    name,
    does: 'Builds moths from paper with children.',
    contactName: 'Wren Example',
    contactAddress: 'wren@museum.example',
    ...edit,
  })
  const { applicationId } = must(await applyToJoin({ form, link: `link ${(links += 1)}` }, by, city))
  await work()
  return applicationId
}
const stateOf = async (id: Id) => (await applicationById(id, city))!.application.state
const says = async (member: number, answer: 'yes' | 'no', act = 'organisations.join') => {
  const mine = await waitingFor(today, council[member]!, city)
  const { one } = mine.find((each) => each.one.act === act)!
  must(
    await decideCase(
      { caseId: one.id, form: { answer, reason: 'Because.', checked: [] }, today },
      council[member]!,
      city,
    ),
  )
  await work()
  return one.id
}

beforeAll(async () => {
  city = await testCity()
  const form = { name: localText('en', 'Council'), purpose: localText('en', 'Decides who joins.'), quorum: 2 }
  const body = must(await keepBody({ bodyId: null, form }, office, city))
  const people = []
  for (const displayName of ['Ash', 'Birch', 'Cedar']) {
    const { personId } = must(await enrolPerson({ displayName }, office, city))
    must(await giveSeat({ bodyId: body.id, kind: 'sector', personId, fromOn: today, untilOn: null }, office, city))
    people.push({ kind: 'person', person: personId, roles: [] } as const)
  }
  council = people
  const by = { kind: 'body', bodyId: body.id } as const
  const gate = {
    kind: 'review',
    review: { by, yes: 2, no: 2, checklist: [] as Question[] },
    deadline: { days: 14, whenPassed: 'lapse' },
  } as const
  must(await changeGate({ act: 'organisations.join', gate }, office, city))
})
afterAll(() => city.close())

test('a museum is proposed, two of three say yes, it belongs; reversed, it belongs no more and everybody reads why', async () => {
  const { personId } = must(await enrolPerson({ displayName: 'Wren Example' }, office, city))
  const wren: Actor = { kind: 'person', person: personId, roles: [] }
  const application = await applies('Moth Museum', {}, wren)
  expect(await stateOf(application)).toBe('proposed')
  expect(await organisationBySlug(city, 'moth-museum')).toBeNull()
  await says(0, 'yes')
  expect(await stateOf(application)).toBe('proposed')
  const caseId = await says(1, 'yes')
  expect(await stateOf(application)).toBe('admitted')
  const museum = (await organisationBySlug(city, 'moth-museum'))!
  expect(museum.about?.texts['en']).toContain('moths')
  expect(await membershipOf(museum.id, city)).toMatchObject({ state: 'admitted', door: 'full', sinceOn: today })
  // Who asked for it looks after it from now on, and may give it a pause.
  const coordinator: Actor = { ...wren, roles: [{ role: 'coordinator', organisation: museum.id }] }
  const pause = { organisationId: museum.id, paused: true, today }
  expect(await pauseMembership(pause, visitor, city)).toMatchObject({ refusal: 'organisations.not-yours' })
  expect(must(await pauseMembership(pause, coordinator, city)).state).toBe('paused')
  expect(must(await pauseMembership({ ...pause, paused: false }, coordinator, city)).state).toBe('admitted')
  const note = 'The insurance it showed was another house’s.'
  must(await reverseCase({ caseId, note }, office, city))
  await work()
  expect(await membershipOf(museum.id, city)).toMatchObject({ state: 'ended', note })
  expect((await applicationById(application, city))!.application).toMatchObject({ state: 'admission-taken-back', note })
  expect(await pauseMembership(pause, coordinator, city)).toMatchObject({ refusal: 'organisations.not-a-member' })
})

test('two noes refuse it with the reason; the name was never listed; it may ask again', async () => {
  const application = await applies('Loud House')
  await says(0, 'no')
  await says(1, 'no')
  expect((await applicationById(application, city))!.application).toMatchObject({ state: 'refused', note: 'Because.' })
  expect(await organisationBySlug(city, 'loud-house')).toBeNull()
  expect(await stateOf(await applies('Loud House'))).toBe('proposed')
})

test('nobody answers in time: it lapses quietly, once', async () => {
  const application = await applies('Quiet House')
  city.clock.pass(15 * 86_400_000)
  expect(await passDeadlines(city)).toBeGreaterThan(0)
  expect(await passDeadlines(city)).toBe(0)
  await work()
  expect(await stateOf(application)).toBe('lapsed')
})

test('the light door opens with a vouch, in one pass of the worker; not with one’s own, and not under another’s name', async () => {
  const { personId } = must(await enrolPerson({ displayName: 'Robin Example' }, office, city))
  const courier: Actor = { kind: 'person', person: personId, roles: [{ role: 'courier', organisation: null }] }
  const light = { door: 'light', voucherWritten: 'Robin, the courier' }
  const application = await applies('Four Potters', light, courier)
  expect(await stateOf(application)).toBe('needs-voucher')
  expect(await vouchFor({ applicationId: application }, courier, city)).toMatchObject({
    refusal: 'organisations.vouching-for-oneself',
  })
  expect(await vouchFor({ applicationId: application }, visitor, city)).toMatchObject({
    refusal: 'organisations.not-yours',
  })
  const elm = must(await addOrganisation(organisationForm.parse({ name: 'Elm School', kind: 'school' }), office, city))
  const teacher: Actor = {
    kind: 'person',
    person: city.newId(),
    roles: [{ role: 'educator', organisation: elm.id }],
  }
  must(await vouchFor({ applicationId: application }, teacher, city))
  must(await vouchFor({ applicationId: application }, teacher, city))
  const events = (await work()).map(({ name }) => name)
  expect(events.filter((name) => name === 'organisations.organisation-admitted')).toHaveLength(1)
  expect(await stateOf(application)).toBe('admitted')
  const form = applicationForm.parse({
    ...light,
    name: 'elm school',
    does: 'Something quite else.',
    contactName: 'X',
    contactAddress: 'x@x.example',
  })
  expect(await applyToJoin({ form, link: 'another' }, visitor, city)).toMatchObject({
    refusal: 'organisations.name-taken',
  })
})
