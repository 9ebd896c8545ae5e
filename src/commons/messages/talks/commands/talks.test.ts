import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { familiesSettings, suspendLink, vouchForGuardian } from '#commons/families'
import { addMember, groupForm, handOverGroup, makeGroup } from '#commons/groups'
import { addOrganisation, organisationForm } from '#commons/organisations'
import {
  clearanceForm,
  enrolPerson,
  enrolWithCard,
  giveRole,
  recordClearance,
  withdrawClearance,
} from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { forgetMessagesOf } from '../../commands/forget-messages-of.ts'
import { messagesRetention } from '../../retention.ts'
import { messagesInFull } from '../../queries/messages-in-full.ts'
import { openTestPost } from '../../test-post.ts'
import { reportsHere } from '../queries/reports-here.ts'
import { talksOf } from '../queries/talks-of.ts'
import { threadSeen } from '../queries/thread-seen.ts'
import type { ReportForm } from '../words.ts'
import { decideAboutReport } from './decide-report.ts'
import { remindOfReports } from './remind-of-reports.ts'
import { reportPost } from './report-post.ts'
import { takePostBack, writePost } from './write-post.ts'

type Person = Extract<Actor, { kind: 'person' }>
const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const system: Actor = { kind: 'system', because: 'a test' }
const place = { settings: familiesSettings.parse({}), timeZone: 'Europe/Berlin' }
const today = '2026-06-17' as Day
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

let city: TestCity
let post: Awaited<ReturnType<typeof openTestPost>>
let school: Id
let steward: Person
beforeAll(async () => {
  city = await testCity()
  post = await openTestPost(city)
  school = must(await addOrganisation(organisationForm.parse({ name: 'Elm School', kind: 'school' }), system, city)).id
  steward = (await adult('Juniper Example', 'steward', null)).actor
})
afterAll(async () => {
  await post.close()
  await city.close()
})

async function adult(displayName: string, role: Role = 'educator', organisation: Id | null = school) {
  const { personId } = must(await enrolPerson({ displayName, birth: { year: 1980, month: 1 } }, system, city))
  const span = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId, role, organisationId: organisation, ...span }, system, city))
  const form = clearanceForm.parse({
    personId,
    kind: 'background-check',
    number: '1',
    authority: 'Example',
    jurisdiction: 'XX',
    issuedOn: '2026-01-01',
  })
  const { clearanceId } = must(await recordClearance({ form, today }, office, city))
  const actor: Person = { kind: 'person', person: personId, roles: [{ role, organisation }] }
  return { actor, clearanceId }
}
async function child(): Promise<Person> {
  const ask = { birth: { year: 2015, month: 4 }, language: 'en', organisationId: school }
  return { kind: 'person', person: must(await enrolWithCard(ask, system, city)).personId, roles: [] }
}
async function guardian(of: Person): Promise<{ actor: Person; linkId: Id }> {
  const { personId } = must(
    await enrolPerson({ displayName: 'Hazel Example', birth: { year: 1985, month: 1 } }, system, city),
  )
  const ask = { guardianId: personId, childId: of.person, relation: 'mother', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(ask, office, city, place))
  const { rows } = await sql<{ id: Id }>`select id from families_links where guardian_id = ${personId}`.execute(
    city.database.reader,
  )
  return { actor: { kind: 'person', person: personId, roles: [] }, linkId: rows[0]!.id }
}

let teacher: Awaited<ReturnType<typeof adult>>
let second: Awaited<ReturnType<typeof adult>>
let otter: Person
let mother: Awaited<ReturnType<typeof guardian>>
let groupId: Id
beforeEach(async () => {
  teacher = await adult('Wren Example')
  second = await adult('Lark Example')
  otter = await child()
  mother = await guardian(otter)
  const form = groupForm.parse({
    kind: 'class',
    name: '5b',
    organisationId: school,
    fromOn: '2026-06-01',
    untilOn: '2027-07-31',
  })
  groupId = must(await makeGroup(form, teacher.actor, city)).groupId
  must(await handOverGroup({ groupId, toId: second.actor.person, leaving: [] }, teacher.actor, city))
  must(await addMember({ groupId, personId: otter.person }, teacher.actor, city, place))
})
/** A moment later each: what is written in one and the same has no order. */
const write = (by: Person, text = 'Bring your boots') => {
  city.clock.pass(1)
  return writePost({ groupId, text }, by, post.here)
}
const seen = async (by: Person) => {
  const thread = await threadSeen(groupId, by.person, post.here)
  return thread.ok
    ? thread.value.posts.map(({ pieces, hidden }) => pieces?.map(({ text }) => text).join('') ?? hidden)
    : thread.refusal
}
const report = (by: Person, postId: Id, edit: Partial<ReportForm> = {}) =>
  reportPost({ groupId, postId, form: { reason: 'unkind', note: '', urgent: false, ...edit } }, by, post.here)
const eventsOf = async (): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select name from platform_outbox where name like 'messages.%'
      and (about ->> 'groupId' = ${groupId} or about ->> 'postId' in (select id::text from messages_posts where group_id = ${groupId}))
    order by seq`.execute(city.database.reader)
  return rows.map(({ name }) => name)
}

test('what is written is read by the group’s adults, its children and their guardians, and by nobody else', async () => {
  must(await write(teacher.actor))
  must(await write(otter, 'May I bring my brother’s?'))
  const stranger = await guardian(await child())
  for (const reader of [teacher.actor, second.actor, otter, mother.actor]) {
    expect(await seen(reader)).toEqual(['Bring your boots', 'May I bring my brother’s?'])
    expect(await talksOf(reader, post.here)).toMatchObject([{ groupId, groupName: '5b' }])
  }
  for (const outside of [stranger.actor, steward]) {
    expect(await seen(outside)).toBe('messages.no-thread-here')
    expect(await write(outside)).toMatchObject({ refusal: 'messages.no-thread-here' })
    expect(await talksOf(outside, post.here)).toEqual([])
  }
  expect(await write(mother.actor)).toMatchObject({ refusal: 'messages.only-reads' })
  expect(await eventsOf()).toEqual(['messages.post-written', 'messages.post-written'])
})

test('P14 a clearance that lapses and a link that rests close the thread that minute', async () => {
  must(await withdrawClearance({ clearanceId: second.clearanceId }, office, city))
  expect(await seen(second.actor)).toBe('messages.no-thread-here')
  must(await write(teacher.actor, 'The mother reads along'))
  must(await suspendLink({ linkId: mother.linkId, because: 'conflict' }, office, city))
  expect(await seen(mother.actor)).toBe('messages.no-thread-here')
  expect(await write(teacher.actor)).toMatchObject({ refusal: 'messages.thread-rests' })
  expect(await write(otter)).toMatchObject({ refusal: 'messages.thread-rests' })
  expect(await seen(otter)).toEqual(['The mother reads along'])
  must(await withdrawClearance({ clearanceId: teacher.clearanceId }, office, city))
  expect(await write(teacher.actor)).toMatchObject({ refusal: 'messages.no-thread-here' })
})

test('an author takes back what they wrote, nobody else does, and twice is once', async () => {
  const { postId } = must(await write(otter, 'oops'))
  expect(await takePostBack({ groupId, postId }, teacher.actor, post.here)).toMatchObject({ ok: false })
  must(await takePostBack({ groupId, postId }, otter, post.here))
  must(await takePostBack({ groupId, postId }, otter, post.here))
  expect(await seen(teacher.actor)).toEqual(['taken-back'])
  expect(await eventsOf()).toEqual(['messages.post-written', 'messages.post-taken-back'])
})

test('P14 an urgent report hides at once, keeps the words, has a deadline, and is decided with a reason by somebody else', async () => {
  const { postId } = must(await write(teacher.actor, 'Come to the shed alone'))
  expect(await report(teacher.actor, postId)).toMatchObject({ refusal: 'messages.own-post' })
  must(await report(otter, postId, { urgent: true, reason: 'frightening', note: 'I am afraid' }))
  must(await report(otter, postId, { urgent: true }))
  must(await takePostBack({ groupId, postId }, teacher.actor, post.here))
  expect(await seen(mother.actor)).toEqual(['reported'])
  expect((await reportsHere(today, teacher.actor, city)).open).toEqual([])
  const [one] = (await reportsHere(today, steward, city)).open.filter((each) => each.postId === postId)
  expect(one).toMatchObject({ body: 'Come to the shed alone', note: 'I am afraid', urgent: true, isLate: false })
  expect(one!.dueAt - one!.madeAt).toBe(4 * 3_600_000)
  for (const readOf of [teacher.actor, otter]) {
    expect((await looksAt(readOf.person, city)).some(({ what }) => what === 'messages.thread')).toBe(true)
  }
  const decide = (decision: 'hide' | 'keep' | 'escalate', note = 'Looked into it', by: Actor = steward) =>
    decideAboutReport({ reportId: one!.id, decision, note }, by, city)
  expect(await decide('hide', 'x', teacher.actor)).toMatchObject({ refusal: 'messages.not-here' })
  expect(await decide('hide', ' ')).toMatchObject({ refusal: 'messages.needs-a-note' })
  must(await decide('escalate'))
  expect((await reportsHere(today, steward, city)).open.map(({ id }) => id)).toContain(one!.id)
  must(await decide('hide'))
  expect(await decide('keep')).toMatchObject({ refusal: 'messages.report-closed' })
  expect(await seen(otter)).toEqual(['decided'])
  expect(await eventsOf()).toEqual([
    'messages.post-written',
    'messages.post-reported',
    'messages.report-decided',
    'messages.report-decided',
  ])
})

test('a grown-up on a list of children is not counted among them, and sees nothing', async () => {
  const { personId } = must(
    await enrolPerson({ displayName: 'Heron Example', birth: { year: 1990, month: 1 } }, office, city),
  )
  must(await addMember({ groupId, personId }, office, city, place))
  expect(await threadSeen(groupId, otter.person, post.here)).toMatchObject({ value: { young: 1 } })
  expect(await threadSeen(groupId, personId, post.here)).toMatchObject({ refusal: 'messages.no-thread-here' })
})

test('of two reports of one post it comes back into sight only with the last', async () => {
  const { postId } = must(await write(teacher.actor))
  must(await report(otter, postId, { urgent: true }))
  must(await report(mother.actor, postId))
  const open = (await reportsHere(today, steward, city)).open.filter((each) => each.postId === postId)
  expect(open.map(({ urgent }) => urgent)).toEqual([true, false])
  const keep = (reportId: Id) => decideAboutReport({ reportId, decision: 'keep', note: 'Nothing wrong' }, steward, city)
  must(await keep(open[0]!.id))
  expect(await seen(otter)).toEqual(['reported'])
  must(await keep(open[1]!.id))
  expect(await seen(otter)).toEqual(['Bring your boots'])
})

test('what was taken away for one report does not come back with another', async () => {
  const { postId } = must(await write(teacher.actor))
  must(await report(otter, postId))
  must(await report(mother.actor, postId))
  const open = (await reportsHere(today, steward, city)).open.filter((each) => each.postId === postId)
  must(await decideAboutReport({ reportId: open[0]!.id, decision: 'hide', note: 'Not here' }, steward, city))
  must(await decideAboutReport({ reportId: open[1]!.id, decision: 'keep', note: 'Not unkind' }, steward, city))
  expect(await seen(otter)).toEqual(['decided'])
})

test('evidence and decisions can be changed by nobody, and end long after', async () => {
  const { postId } = must(await write(teacher.actor))
  must(await report(otter, postId))
  for (const change of [
    sql`update messages_evidence set body = 'kind words'`,
    sql`delete from messages_evidence`,
    sql`delete from messages_decisions`,
  ]) {
    await expect(city.transaction((tx) => change.execute(tx))).rejects.toThrow('permission denied')
  }
})

test('P17 what was decided goes after a year, its evidence with it; a post that waits for a decision stays', async () => {
  const { postId } = must(await write(teacher.actor))
  const other = must(await write(teacher.actor, 'another')).postId
  must(await report(otter, postId))
  must(await report(otter, other))
  const mine = async () =>
    (await reportsHere(today, steward, city)).open.filter((each) => [postId, other].includes(each.postId))
  const [first] = (await mine()).filter((each) => each.postId === postId)
  must(await decideAboutReport({ reportId: first!.id, decision: 'keep', note: 'Fine' }, steward, city))
  const after = (days: number) => ({ ...city, now: () => (city.now() + days * 86_400_000) as never })
  const rule = (name: string) => messagesRetention.find((one) => one.name === name)!
  expect(await rule('messages.closed-reports').dryRun(after(364))).toBe(0)
  const due = await rule('messages.closed-reports').dryRun(after(366))
  expect(due).toBeGreaterThan(0)
  expect(await rule('messages.closed-reports').run(after(366))).toBe(due)
  expect(await rule('messages.closed-reports').run(after(366))).toBe(0)
  expect((await reportsHere(today, steward, city)).closed).toEqual([])
  expect(await mine()).toHaveLength(1)
  expect(await rule('messages.old-posts').run(after(731))).toBeGreaterThan(0)
  expect(await seen(otter)).toEqual(['another'])
})

test('of a report people are reminded at half of its time, and again when nobody looked at it in time; once each', async () => {
  await remindOfReports(city)
  const { postId } = must(await write(teacher.actor))
  must(await report(otter, postId))
  const after = (hours: number) => ({ ...city, now: () => (city.now() + hours * 3_600_000) as never })
  expect(await remindOfReports(after(11))).toEqual({ soon: 0, late: 0 })
  expect((await remindOfReports(after(13))).soon).toBeGreaterThan(0)
  expect(await remindOfReports(after(13))).toMatchObject({ soon: 0 })
  expect((await remindOfReports(after(24))).late).toBeGreaterThan(0)
  expect(await remindOfReports(after(24))).toEqual({ soon: 0, late: 0 })
})

test('forgotten: the words go, that somebody wrote stays, and what was reported stays as evidence', async () => {
  const { postId } = must(await write(otter, 'hello'))
  must(await report(mother.actor, postId, { note: 'hm' }))
  expect(await messagesInFull(otter.person, city)).toMatchObject({ posts: [{ body: 'hello' }] })
  expect(await messagesInFull(mother.actor.person, city)).toMatchObject({ reports: [{ note: 'hm' }] })
  await forgetMessagesOf(otter.person, city)
  await forgetMessagesOf(mother.actor.person, city)
  expect(await messagesInFull(otter.person, city)).toMatchObject({ posts: [{ body: null }] })
  expect(await messagesInFull(mother.actor.person, city)).toMatchObject({ reports: [{ note: null }] })
  const [one] = (await reportsHere(today, steward, city)).open.filter((each) => each.postId === postId)
  expect(one!.body).toBe('hello')
})
