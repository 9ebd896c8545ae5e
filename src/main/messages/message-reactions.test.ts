import { afterAll, beforeAll, expect, test } from 'vitest'
import { familiesSettings, vouchForGuardian } from '#commons/families'
import { addMember, groupForm, makeGroup } from '#commons/groups'
import { countUnreadOf, deliverDue, writePost } from '#commons/messages'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { clearanceForm, enrolPerson, enrolWithCard, giveRole, keepWay, recordClearance } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import { readMailbox } from '#platform/mail/mailbox.ts'
import { openTestHouse, type TestHouse } from '../../../tests/stage/open-test-house.ts'
import { messageReactions } from './message-reactions.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const today = '2026-06-17' as Day
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
let house: TestHouse
let school: Id
beforeAll(async () => {
  house = await openTestHouse()
  const client = await house.database.connect('tests')
  await client.query('update ecosystems set demonstration = true')
  await client.end()
  await house.installation.directory.refresh()
  const form = organisationForm.parse({ name: 'Elm School', kind: 'school' })
  school = must(await addOrganisation(form, system, house.city)).id
})
afterAll(() => house.close())

async function adult(role: Role, organisationId: Id | null): Promise<Extract<Actor, { kind: 'person' }>> {
  const draft = { displayName: 'Wren Example', birth: { year: 1980, month: 1 } }
  const { personId } = must(await enrolPerson(draft, system, house.city))
  const days = { fromOn: today, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId, role, organisationId, ...days }, system, house.city))
  const form = clearanceForm.parse({
    personId,
    kind: 'background-check',
    number: '1',
    authority: 'Example',
    jurisdiction: 'XX',
    issuedOn: '2026-01-01',
  })
  must(await recordClearance({ form, today }, system, house.city))
  return { kind: 'person', person: personId, roles: [{ role, organisation: organisationId }] }
}
/** As the worker hears it: twice. */
async function heardTwice(name: string, about: OutboxEvent['about'], by: Actor = system): Promise<void> {
  const at = house.database.clock.now()
  const event = { ecosystemId: house.city.ecosystemId, seq: 1, xid: '1', name, by, about, at }
  for (let times = 0; times < 2; times += 1) {
    for (const { when, react } of messageReactions) if (when === name) await react(event, house.city, house.desk)
  }
}
const unread = (personId: Id) => countUnreadOf(personId, house.city)

test('stewards hear once of a spent month, of a report, and of one that is late; the urgent ones at any hour', async () => {
  const steward = await adult('steward', null)
  must(await keepWay({ personId: steward.person, kind: 'mail', address: 'juniper@place.invalid' }, system, house.city))
  house.database.clock.hold(Date.parse('2026-06-17T22:00:00Z') as never)
  const [reportId, postId] = [house.city.newId(), house.city.newId()]
  await heardTwice('messages.budget-spent', { budgetId: house.city.newId(), limit: 1000 })
  await heardTwice('messages.post-reported', { reportId, postId, urgent: true })
  await heardTwice('messages.report-due-soon', { reportId, urgent: true })
  await heardTwice('messages.report-late', { reportId })
  expect(await unread(steward.person)).toBe(4)
  const here = (await house.desk.cityBySlug('somewhere'))!
  expect(await deliverDue(here, house.desk)).toMatchObject({ sent: 3 })
  const sent = (await readMailbox(house.database.installation, 10)).map(({ subject }) => subject)
  expect(sent.every((subject) => /report/i.test(subject))).toBe(true)
  house.database.clock.hold(Date.parse('2026-06-18T09:00:00Z') as never)
  expect(await deliverDue(here, house.desk)).toMatchObject({ sent: 1 })
})

test('a group hears once a day that somebody wrote, the child through who answers for them; the author does not', async () => {
  const teacher = await adult('educator', school)
  const ask = { birth: { year: 2016, month: 2 }, language: 'en', organisationId: school }
  const child = must(await enrolWithCard(ask, system, house.city)).personId
  const draft = { displayName: 'Hazel Example', birth: { year: 1985, month: 1 } }
  const mother = must(await enrolPerson(draft, system, house.city)).personId
  const place = { settings: familiesSettings.parse({}), timeZone: 'Europe/Berlin' }
  const link = { guardianId: mother, childId: child, relation: 'mother', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(link, system, house.city, place))
  const days = { fromOn: '2026-06-01', untilOn: '2027-07-31' }
  const form = groupForm.parse({ kind: 'class', name: '5b', organisationId: school, ...days })
  const { groupId } = must(await makeGroup(form, teacher, house.city))
  must(await addMember({ groupId, personId: child }, teacher, house.city, place))
  const here = (await house.desk.cityBySlug('somewhere'))!
  for (const text of ['Boots on Friday', 'And a jar']) {
    const { postId } = must(await writePost({ groupId, text }, teacher, here))
    await heardTwice('messages.post-written', { groupId, postId }, teacher)
  }
  expect([await unread(teacher.person), await unread(child), await unread(mother)]).toEqual([0, 1, 1])
  const reportId = house.city.newId()
  await heardTwice('messages.report-decided', { reportId, reporterId: child, decision: 'hide' })
  expect([await unread(child), await unread(mother)]).toEqual([2, 2])
})
