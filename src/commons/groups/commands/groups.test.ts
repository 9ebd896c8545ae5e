import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerConsents, familiesSettings, vouchForGuardian, type Place } from '#commons/families'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { clearanceForm, enrolPeople, enrolPerson, enrolWithCard, giveRole, recordClearance } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { groupById } from '../queries/group-by-id.ts'
import { groupSeen } from '../queries/group-seen.ts'
import { groupsOf } from '../queries/groups-of.ts'
import { membersOf } from '../queries/members-of.ts'
import { groupForm, type GroupForm } from '../words.ts'
import { saveJoined, saveLeft } from '../rosters/store/roll.ts'
import { addMember } from './add-member.ts'
import { editGroup } from './edit-group.ts'
import { forgetMember } from './forget-member.ts'
import { handOverGroup } from './hand-over-group.ts'
import { inviteFamilies } from './invite-families.ts'
import { makeGroup } from './make-group.ts'
import { removeMember } from './remove-member.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const today = '2026-06-17' as Day
const place: Place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
let city: TestCity
let school: Id
let museum: Id
let teacher: Actor
let colleague: Actor
let steward: Actor

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const house = async (name: string, kind: string): Promise<Id> =>
  must(await addOrganisation(organisationForm.parse({ name, kind }), system, city)).id
async function adult(displayName: string, role: Role, organisation: Id | null, isCleared = true): Promise<Actor> {
  const birth = { year: 1980, month: 1 }
  const { personId } = must(await enrolPerson({ displayName, birth }, system, city))
  const span = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId, role, organisationId: organisation, ...span }, system, city))
  const form = clearanceForm.parse({
    personId,
    kind: 'background-check',
    number: '1',
    authority: 'Example',
    jurisdiction: 'DE',
    issuedOn: '2025-06-01',
    expiresOn: '2026-12-31',
  })
  if (isCleared) must(await recordClearance({ form, today }, system, city))
  return { kind: 'person', person: personId, roles: [{ role, organisation }] }
}
const idOf = (actor: Actor): Id => (actor as Extract<Actor, { kind: 'person' }>).person
const child = async (organisationId: Id): Promise<Id> =>
  must(await enrolWithCard({ birth: { year: 2017, month: 4 }, language: 'en', organisationId }, system, city)).personId
const formOf = (edit: object = {}): GroupForm =>
  groupForm.parse({
    kind: 'class',
    name: ' 3b \u202E',
    organisationId: school,
    level: '3',
    size: 24,
    needs: ['quiet-room'],
    fromOn: '2026-06-01',
    untilOn: '2027-07-31',
    ...edit,
  })
const made = async (by = teacher, edit: object = {}): Promise<Id> =>
  must(await makeGroup(formOf(edit), by, city)).groupId
const eventsOf = async (groupId: Id): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select name from platform_outbox where about ->> 'groupId' = ${groupId} order by seq`.execute(city.database.reader)
  return rows.map(({ name }) => name)
}

beforeAll(async () => {
  city = await testCity()
  school = await house('Elm School', 'school')
  museum = await house('Museum of Hedges', 'museum')
  teacher = await adult('Wren Example', 'educator', school)
  colleague = await adult('Lark Example', 'educator', school)
  steward = await adult('Juniper Example', 'steward', null)
})
afterAll(() => city.close())

test('a teacher makes a class and answers for it; a stranger and another house make none; saved the same, nothing is told', async () => {
  const groupId = await made()
  expect(await groupById(groupId, today, city)).toMatchObject({
    name: '3b',
    organisationName: 'Elm School',
    adultIds: [idOf(teacher)],
    members: 0,
    needs: ['quiet-room'],
  })
  expect(await groupsOf(idOf(teacher), city)).toMatchObject([{ id: groupId, part: 'adult' }])
  const host = await adult('Robin Example', 'host', museum)
  for (const by of [host, { kind: 'visitor' } as Actor])
    expect(await makeGroup(formOf(), by, city)).toMatchObject({ refusal: 'groups.not-yours' })
  expect(await makeGroup(formOf({ organisationId: city.newId() }), steward, city)).toMatchObject({
    refusal: 'groups.no-such-organisation',
  })
  must(await editGroup(groupId, formOf(), teacher, city))
  must(await editGroup(groupId, formOf({ name: '4b', organisationId: museum }), teacher, city))
  expect(await groupById(groupId, today, city)).toMatchObject({ name: '4b', organisationId: school })
  expect(await editGroup(groupId, formOf(), host, city)).toMatchObject({ refusal: 'groups.not-yours' })
  expect(await editGroup(city.newId(), formOf(), teacher, city)).toMatchObject({ refusal: 'groups.not-here' })
  expect(await eventsOf(groupId)).toEqual(['groups.group-made', 'groups.group-edited'])
})

test('a list takes children whom its house knows or whose family says yes; a name heard elsewhere opens nobody', async () => {
  const groupId = await made()
  const [known, stranger] = [await child(school), await child(museum)]
  must(await addMember({ groupId, personId: known }, teacher, city, place))
  const ask = { groupId, personId: stranger }
  for (const personId of [stranger, city.newId()])
    expect(await addMember({ groupId, personId }, teacher, city, place)).toMatchObject({
      refusal: 'groups.person-not-here',
    })
  const guardianId = must(await enrolPerson({ displayName: 'Hazel Example' }, system, city)).personId
  const link = { childId: stranger, guardianId, relation: 'mother', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(link, system, city, place))
  const hazel: Actor = { kind: 'person', person: guardianId, roles: [] }
  const yes = {
    childId: stranger,
    speakerId: guardianId,
    answers: { 'taking-part': 'given' },
    language: 'en',
    channel: 'screen',
  } as const
  must(await answerConsents(yes, hazel, city, place))
  must(await addMember(ask, teacher, city, place))
  expect(await addMember(ask, teacher, city, place)).toMatchObject({ refusal: 'groups.is-member-already' })
  expect((await membersOf(groupId, city)).sort()).toEqual([known, stranger].sort())
  must(await removeMember({ groupId, personId: known }, teacher, city))
  must(await removeMember({ groupId, personId: known }, teacher, city))
  expect(await membersOf(groupId, city)).toEqual([stranger])
  must(await addMember({ groupId, personId: known }, teacher, city, place))
  expect(await membersOf(groupId, city)).toHaveLength(2)
  expect(await groupsOf(known, city)).toMatchObject([{ id: groupId, part: 'member' }])
  expect((await eventsOf(groupId)).slice(1)).toEqual([
    'groups.member-added',
    'groups.member-added',
    'groups.member-removed',
    'groups.member-added',
  ])
  expect(await removeMember(ask, colleague, city)).toMatchObject({ refusal: 'groups.not-yours' })
  const past = await made(teacher, { fromOn: '2025-09-01', untilOn: '2026-06-01' })
  expect(await addMember({ groupId: past, personId: known }, steward, city, place)).toMatchObject({
    refusal: 'groups.is-over',
  })
  await forgetMember(known, city)
  await forgetMember(known, city)
  expect(await membersOf(groupId, city)).toEqual([stranger])
})

test('P2 a school reads real names in its classes; another house does not, whatever it calls its group', async () => {
  const host = await adult('Vole Example', 'host', museum)
  const names = async (groupId: Id, by: Actor) => {
    const [personId] = must(
      await city.transaction((tx) =>
        enrolPeople(tx, city, [{ legalName: 'Hazel Real Example', birth: null, language: 'en' }], system),
      ),
    )
    must(await addMember({ groupId, personId: personId! }, system, city, place))
    return must(await groupSeen(groupId, by, city, place)).members.map(({ name }) => name)
  }
  expect(await names(await made(), teacher)).toEqual(['Hazel Real Example'])
  expect(await names(await made(teacher, { kind: 'club' }), teacher)).not.toContain('Hazel Real Example')
  const called = await made(host, { organisationId: museum, schoolId: school })
  expect(await names(called, host)).not.toContain('Hazel Real Example')
})

test('P2 a school that a group only says its children go to opens none of that school’s children', async () => {
  const host = await adult('Shrew Example', 'host', museum)
  const groupId = await made(host, { kind: 'club', organisationId: museum, schoolId: school })
  const personId = await child(school)
  expect(await addMember({ groupId, personId }, host, city, place)).toMatchObject({ refusal: 'groups.person-not-here' })
})

test('who came, went and came again within a day, by a roster and by hand, is on the list once', async () => {
  const groupId = await made()
  const ask = { groupId, personId: await child(school) }
  must(await addMember(ask, teacher, city, place))
  // As a roster of yesterday wrote it.
  await city.transaction((tx) =>
    sql`update groups_members set from_on = '2026-06-16', party_id = ${school}::uuid
      where group_id = ${groupId}`.execute(tx),
  )
  await city.transaction((tx) => saveLeft(tx, 'member', school, [ask], today))
  await city.transaction((tx) => saveJoined(tx, 'member', school, [ask], today))
  expect(await addMember(ask, teacher, city, place)).toMatchObject({ refusal: 'groups.is-member-already' })
  must(await removeMember(ask, teacher, city))
  must(await addMember(ask, teacher, city, place))
  expect(await membersOf(groupId, city)).toEqual([ask.personId])
})

test('families of a group that is over are not written to any more', async () => {
  const past = await made(teacher, { fromOn: '2025-09-01', untilOn: '2026-06-01' })
  expect(await inviteFamilies(past, teacher, city, place)).toMatchObject({ refusal: 'groups.is-over' })
})

test('P15 names are for who answers for the group and whose clearance stands; the office counts; a look leaves its row', async () => {
  const groupId = await made()
  const personId = await child(school)
  must(await addMember({ groupId, personId }, teacher, city, place))
  const seen = must(await groupSeen(groupId, teacher, city, place))
  expect(seen).toMatchObject({ sight: 'names', count: 1, isResponsible: true })
  expect(seen.members).toMatchObject([{ personId, reach: 'nobody', card: 'ours', ageBand: 'under-13' }])
  expect(seen.members[0]!.allows.every(({ answer }) => !answer.may)).toBe(true)
  expect(await looksAt(personId, city)).toMatchObject([{ byId: idOf(teacher), what: 'groups.list' }])
  expect(must(await groupSeen(groupId, steward, city, place))).toMatchObject({ sight: 'counts', count: 1, members: [] })
  for (const by of [colleague, { kind: 'visitor' } as Actor])
    expect(await groupSeen(groupId, by, city, place)).toMatchObject({ refusal: 'groups.not-here' })
  const lapsed = await adult('Heron Example', 'educator', school, false)
  must(await handOverGroup({ groupId, toId: idOf(lapsed), leaving: [] }, teacher, city))
  expect(must(await groupSeen(groupId, lapsed, city, place))).toMatchObject({ sight: 'counts', members: [] })
})

test('what a guardian takes back is gone from the page at once', async () => {
  const groupId = await made()
  const personId = await child(school)
  must(await addMember({ groupId, personId }, teacher, city, place))
  const guardianId = must(await enrolPerson({ displayName: 'Linden Example' }, system, city)).personId
  const link = { childId: personId, guardianId, relation: 'father', vouchingOrganisationId: null } as const
  must(await vouchForGuardian(link, system, city, place))
  const linden: Actor = { kind: 'person', person: guardianId, roles: [] }
  const says = async (answer: 'given' | 'refused') =>
    must(
      await answerConsents(
        {
          childId: personId,
          speakerId: guardianId,
          answers: { 'sharing-evidence': answer },
          language: 'en',
          channel: 'screen',
        },
        linden,
        city,
        place,
      ),
    )
  const shares = async (): Promise<boolean> =>
    must(await groupSeen(groupId, teacher, city, place)).members[0]!.allows.find(
      ({ purpose }) => purpose === 'sharing-evidence',
    )!.answer.may
  await says('given')
  expect(await shares()).toBe(true)
  await says('refused')
  expect(await shares()).toBe(false)
})

test('a class is handed over in one moment; who gave it away sees nothing more; only who may answer for it gets it', async () => {
  const groupId = await made()
  const personId = await child(school)
  must(await addMember({ groupId, personId }, teacher, city, place))
  const give = { groupId, toId: idOf(colleague), leaving: [idOf(teacher)] }
  expect(await handOverGroup({ ...give, toId: personId }, teacher, city)).toMatchObject({
    refusal: 'groups.not-a-responsible-adult',
  })
  expect(await handOverGroup(give, colleague, city)).toMatchObject({ refusal: 'groups.not-yours' })
  must(await handOverGroup(give, teacher, city))
  expect(await groupSeen(groupId, teacher, city, place)).toMatchObject({ refusal: 'groups.not-here' })
  expect(must(await groupSeen(groupId, colleague, city, place)).members).toHaveLength(1)
  must(await handOverGroup({ ...give, leaving: [] }, steward, city))
  expect((await eventsOf(groupId)).slice(2)).toEqual(['groups.adult-added', 'groups.group-handed-over'])
})
