import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeGate, giveSeat, keepBody, remindOfDeadlines, reverseCase } from '#commons/governance'
import { applicationForm, applyToJoin, organisationBySlug } from '#commons/organisations'
import { clearanceForm, giveRole, holdersOf, recordClearance, withdrawClearance } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import { openMailer } from '#platform/mail/open-mailer.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { asking, signedIn, type Somebody } from '../../../tests/stage/signed-in.ts'
import { workThrough } from '../../../tests/stage/work-through.ts'
import { clearanceReactions } from '../people/clearance-reactions.ts'
import { caseNews } from './case-news.ts'
import { gateReactions } from './gate-reactions.ts'
import { joiningNews } from './joining-news.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const today = '2026-06-17' as Day
let here: TestHouse
let ask: ReturnType<typeof asking>
let work: ReturnType<typeof workThrough>
let council: readonly Somebody[]

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
interface Laid {
  readonly person: Id
  readonly kind: string
  readonly link: string | null
}
const laid = async (kind: string): Promise<Laid[]> => {
  const { rows } = await sql<Laid>`
    select person_id as person, kind, link from messages_notices where kind = ${kind} order by laid_at, id`.execute(
    here.database.reader,
  )
  return rows
}

beforeAll(async () => {
  here = await openTestHouse()
  ask = asking(here)
  work = workThrough(here, [...gateReactions, ...caseNews, ...joiningNews, ...clearanceReactions], {
    ...here.desk,
    // The mailbox of demonstrations: an empty installation has no way out for mail.
    mail: openMailer(null, here.database, here.database.clock, () => true),
  })
  const { city } = here
  const form = { name: localText('en', 'Council'), purpose: localText('en', 'Says who joins.'), quorum: 2 }
  const body = must(await keepBody({ bodyId: null, form }, office, city))
  const people = []
  for (const name of ['Ash Example', 'Birch Example', 'Cedar Example']) {
    const one = await signedIn(here, name)
    const seat = { bodyId: body.id, kind: 'sector', personId: one.person, fromOn: today, untilOn: null } as const
    must(await giveSeat(seat, office, city))
    people.push(one)
  }
  council = people
  const by = { kind: 'body', bodyId: body.id } as const
  const review = { by, yes: 2, no: 2, checklist: [] }
  must(await changeGate({ act: 'organisations.join', gate: { kind: 'review', review, deadline: null } }, office, city))
})
afterAll(() => here.close())

const apply = async (name: string, by: Actor): Promise<void> => {
  const form = applicationForm.parse({
    name,
    does: 'Builds moths from paper with children.',
    contactName: 'Wren Example',
    contactAddress: 'wren@museum.example',
  })
  must(await applyToJoin({ form, link: `link to ${name}` }, by, here.city))
  await work()
}

test('each of the council is told once, with a link that answers for her alone; nobody tied is told', async () => {
  const tied: Actor = { kind: 'person', person: council[2]!.person, roles: [] }
  await apply('Owl House', tied)
  const told = await laid('governance.case-waits')
  expect(told.map(({ person }) => person).sort()).toEqual([council[0]!.person, council[1]!.person].sort())
  await work()
  expect(await laid('governance.case-waits')).toHaveLength(2)
})

test('two yeses by the mailed links, and who asked without an account is asked in as its coordinator; taken back, she is it no longer', async () => {
  const before = new Set((await laid('governance.case-waits')).map(({ link }) => link))
  await apply('Moth Museum', { kind: 'visitor' })
  const links = (await laid('governance.case-waits')).filter(({ link }) => !before.has(link))
  expect(links).toHaveLength(3)
  for (const { link } of links.slice(0, 2)) {
    expect((await ask('GET', link!)).statusCode).toBe(200)
    expect((await ask('POST', link!, '', { answer: 'yes' })).statusCode).toBe(303)
  }
  expect((await ask('POST', links[2]!.link!, '', { answer: 'yes' })).statusCode).toBe(409)
  await work()
  const museum = (await organisationBySlug(here.city, 'moth-museum'))!
  const [coordinator, ...others] = await holdersOf({ role: 'coordinator', organisationId: museum.id }, today, here.city)
  expect(others).toEqual([])
  const mails = (await readMailbox(here.database.installation, 50)).filter(({ to }) => to === 'wren@museum.example')
  expect(mails).toHaveLength(1)
  expect(mails[0]!.text).toContain('/somewhere/invitation?token=')

  const { rows } = await sql<{ id: Id }>`select id from governance_cases where title = 'Moth Museum'`.execute(
    here.database.reader,
  )
  must(await reverseCase({ caseId: rows[0]!.id, note: 'Its insurance was another house’s.' }, office, here.city))
  await work()
  expect(await holdersOf({ role: 'coordinator', organisationId: museum.id }, today, here.city)).toEqual([])
  expect((await laid('organisations.admission-taken-back')).map(({ person }) => person)).toEqual([coordinator])
})

test('a withdrawn clearance is told to whose it is and, at once, to who must name another', async () => {
  const museum = (await organisationBySlug(here.city, 'moth-museum'))!.id
  const [guide, coordinator] = [await signedIn(here, 'Rook Example', [['host', museum]]), council[0]!]
  const days = { fromOn: today, untilOn: null, delegatedBy: null }
  const role = { personId: coordinator.person, role: 'coordinator', organisationId: museum, ...days } as const
  must(await giveRole(role, office, here.city))
  const form = clearanceForm.parse({
    personId: guide.person,
    kind: 'background-check',
    number: '1',
    authority: 'Registry',
    jurisdiction: 'XX',
    issuedOn: '2026-01-01',
  })
  const { clearanceId } = must(await recordClearance({ form, today }, office, here.city))
  must(await withdrawClearance({ clearanceId }, office, here.city))
  await work()
  expect((await laid('people.clearance-withdrawn')).map(({ person }) => person).sort()).toEqual(
    [guide.person, coordinator.person].sort(),
  )
})

test('a day before the deadline only who can still decide is reminded, once', async () => {
  const { rows: bodies } = await sql<{ id: Id }>`select id from governance_bodies`.execute(here.database.reader)
  const by = { kind: 'body', bodyId: bodies[0]!.id } as const
  const review = { by, yes: 2, no: 2, checklist: [] }
  const gate = { kind: 'review', review, deadline: { days: 14, whenPassed: 'lapse' } } as const
  must(await changeGate({ act: 'organisations.join', gate }, office, here.city))
  const before = new Set((await laid('governance.case-waits')).map(({ link }) => link))
  await apply('Newt House', { kind: 'visitor' })
  const links = (await laid('governance.case-waits')).filter(({ link }) => !before.has(link))
  const first = links.find(({ person }) => person === council[0]!.person)
  expect((await ask('POST', first!.link!, '', { answer: 'yes' })).statusCode).toBe(303)
  await work()
  expect(await laid('governance.case-due-soon')).toEqual([])
  here.database.clock.pass(13 * 86_400_000 + 60_000)
  expect(await remindOfDeadlines(here.city)).toBe(1)
  await work()
  expect(await remindOfDeadlines(here.city)).toBe(0)
  await work()
  const told = (await laid('governance.case-due-soon')).map(({ person }) => person)
  expect(told.sort()).toEqual([council[1]!.person, council[2]!.person].sort())
})
