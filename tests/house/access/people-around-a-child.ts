import {
  childAsSeen,
  endLink,
  familiesSettings,
  recordMandate,
  setBand,
  suspendLink,
  vouchForGuardian,
} from '#commons/families'
import { changeGate, decideCase, giveSeat, keepBody, openCase } from '#commons/governance'
import { addMember, groupForm, makeGroup } from '#commons/groups'
import { writePost } from '#commons/messages'
import { addOrganisation, draftAgreement, organisationForm } from '#commons/organisations'
import {
  clearanceForm,
  enrolPerson,
  enrolWithCard,
  giveRole,
  keepWay,
  recordClearance,
  sessionCookie,
} from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import { reportPost } from '../../../src/commons/messages/talks/commands/report-post.ts'
import { saveAccount } from '../../../src/commons/people/sign-in/account-store.ts'
import { beginSession } from '../../../src/commons/people/sign-in/commands/begin-session.ts'
import { saveLink } from '../../../src/commons/people/store.ts'
import type { TestHouse } from '../../stage/open-test-house.ts'
import { signedIn } from '../../stage/signed-in.ts'
import { withBackgroundCheck } from '../../stage/with-background-check.ts'
import { recordAroundAChild } from './record-around-a-child.ts'
import type { Filled, Mark, Who } from './who.ts'

const system: Actor = { kind: 'system', because: 'a test' }
const settings = familiesSettings.parse({ jurisdiction: 'DE' })
const place = { settings, timeZone: 'Europe/Berlin' }
const birth = { year: 2015, month: 4 }
const seasonBegins = '2026-06-01' as Day
const seasonEnds = '2027-06-01' as Day

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}

type Person = Extract<Actor, { kind: 'person' }>
const as = (person: Id, roles: Person['roles'] = []): Person => ({ kind: 'person', person, roles })

export interface PeopleAroundAChild {
  /** The cookie header of each. */
  readonly cookies: Readonly<Record<Who, string>>
  readonly ids: Readonly<Record<Filled, Id>>
  /** What stands on a page exactly where it is shown. */
  readonly marks: Readonly<Record<Mark, string>>
}

/**
 * One child of eleven with everybody who could want to know something of her: her family, the library that gave her a
 * card, the neighbours who carry a mandate, her club with its talk, the place's office, and a council with a case.
 */
export async function peopleAroundAChild(house: TestHouse): Promise<PeopleAroundAChild> {
  const { city } = house
  const addHouse = async (name: string, kind: string): Promise<Id> =>
    must(await addOrganisation(organisationForm.parse({ name, kind }), system, city)).id
  const [library, museum, neighbours] = [
    await addHouse('Moss Library', 'library'),
    await addHouse('Far Museum', 'museum'),
    await addHouse('Heron Neighbours', 'association'),
  ]
  const child = must(await enrolWithCard({ birth, language: 'en', organisationId: library }, system, city))
  const other = must(await enrolWithCard({ birth, language: 'en', organisationId: museum }, system, city))
  const childId = child.personId

  const guardianNamed = async (name: string, vouchingOrganisationId: Id | null = null, ofChild = childId) => {
    const somebody = await signedIn(house, name)
    const ask = { childId: ofChild, guardianId: somebody.person, relation: 'other', vouchingOrganisationId } as const
    must(await vouchForGuardian(ask, system, city, place))
    const seen = must(await childAsSeen(ofChild, system, city, place))
    return { ...somebody, linkId: seen.guardians.find(({ guardianId }) => guardianId === somebody.person)!.linkId }
  }
  const guardian = await guardianNamed('Linden Example', neighbours)
  const resting = await guardianNamed('Ash Example')
  const former = await guardianNamed('Elm Example')
  const neighbour = await guardianNamed('Yew Example', null, other.personId)
  const operator: Actor = { kind: 'operator', session: city.newId() }
  must(await suspendLink({ linkId: resting.linkId, because: 'conflict' }, operator, city))
  must(await endLink({ linkId: former.linkId }, as(former.person), city))
  const way = { personId: guardian.person, kind: 'mail', address: 'linden@people.invalid' } as const
  must(await keepWay(way, system, city))

  const cleared = await signedIn(house, 'Hazel Example', [['educator', library]])
  const lapsed = await signedIn(house, 'Maple Example', [['educator', library]])
  const withPapers = async (name: string, role: 'coordinator' | 'host' | 'courier', organisation: Id) =>
    withBackgroundCheck(await signedIn(house, name, [[role, organisation]]), city)
  const atDesk = await withPapers('Alder Example', 'coordinator', library)
  const guide = await withPapers('Birch Example', 'host', library)
  const elsewhere = await withPapers('Oak Example', 'host', museum)
  const courier = await withPapers('Heron Example', 'courier', neighbours)
  const today = '2026-06-17' as Day
  const certificate = clearanceForm.parse({
    personId: cleared.person,
    kind: 'background-check',
    number: '1',
    authority: 'Example',
    jurisdiction: 'DE',
    issuedOn: '2025-06-01',
    expiresOn: '2026-12-31',
  })
  must(await recordClearance({ form: certificate, today }, system, city))

  const teaching = as(cleared.person, [{ role: 'educator', organisation: library }])
  must(
    await setBand(
      { childId, band: 'lowest', because: 'asked-at-the-desk', organisationId: library },
      teaching,
      city,
      place,
    ),
  )
  const carried = {
    linkId: guardian.linkId,
    organisationId: neighbours,
    scope: ['photos' as const],
    untilOn: '2026-08-31' as Day,
    recordedHow: 'in-person' as const,
  }
  const carrying = as(courier.person, [{ role: 'courier', organisation: neighbours }])
  const { mandateId } = must(await recordMandate(carried, carrying, city, place))

  const form = groupForm.parse({
    kind: 'club',
    name: 'Reed club',
    organisationId: library,
    fromOn: seasonBegins,
    untilOn: seasonEnds,
  })
  const { groupId } = must(await makeGroup(form, teaching, city))
  must(await addMember({ groupId, personId: childId }, teaching, city, place))
  const second = { group_id: groupId, person_id: lapsed.person, from_on: seasonBegins, until_on: null }
  await city.transaction((tx) =>
    tx
      .insertInto('groups_adults')
      .values({ ecosystem_id: city.ecosystemId, ...second } as never)
      .execute(),
  )
  const here = (await house.desk.cityBySlug('somewhere'))!
  const { postId } = must(await writePost({ groupId, text: 'The boat leaves at ten' }, as(childId), here))
  const report = { reason: 'unkind', note: '', urgent: false } as const
  must(await reportPost({ groupId, postId, form: report }, as(guardian.person), here))

  const days = { fromOn: seasonBegins, untilOn: seasonEnds, text: 'What is listed and nothing else.' }
  const agreed = { giverId: library, receiverId: null, purpose: 'groups', fields: ['name' as const], language: 'en' }
  const agreement = must(await draftAgreement({ form: { ...agreed, ...days } as never }, system, city))

  const council = await signedIn(house, 'Sorrel Example', [['council-member', null]])
  const reviewer = must(
    await enrolPerson({ displayName: 'Wren Example', birth: { year: 2010, month: 3 } }, system, city),
  ).personId
  const held = { role: 'youth-reviewer', organisationId: null, fromOn: seasonBegins, untilOn: null } as const
  must(await giveRole({ ...held, personId: reviewer, delegatedBy: null }, system, city))
  const bodyForm = { name: localText('en', 'Council'), purpose: localText('en', 'Decides who joins.'), quorum: 1 }
  const body = must(await keepBody({ bodyId: null, form: bodyForm }, system, city))
  const seat = {
    bodyId: body.id,
    kind: 'sector',
    personId: council.person,
    fromOn: seasonBegins,
    untilOn: null,
  } as const
  must(await giveSeat(seat, system, city))
  const act = 'organisations.join'
  const once = { yes: 1, no: 1, checklist: [] }
  const gate = {
    kind: 'two-stage',
    recommend: { ...once, by: { kind: 'role', role: 'youth-reviewer' } },
    approve: { ...once, by: { kind: 'body', bodyId: body.id } },
    deadline: null,
  } as const
  must(await changeGate({ act, gate }, system, city))
  const proposal = { act, proposalId: city.newId(), title: 'Moth Museum', organisationIds: [], applicantId: null }
  const { id: caseId } = must(await openCase(proposal, system, city))
  const young = as(reviewer, [{ role: 'youth-reviewer', organisation: null }])
  const answered = { answer: 'yes', reason: 'We tried it and liked it.', checked: [] } as const
  must(await decideCase({ caseId, form: { ...answered, checked: [] }, today }, young, city))

  const kept = await recordAroundAChild(childId, library, city)

  return {
    ids: {
      child: childId,
      guardian: guardian.person,
      group: groupId,
      agreement: agreement.agreementId,
      mandate: mandateId,
      case: caseId,
      ...kept.ids,
    },
    marks: {
      child: child.userName,
      adult: 'Hazel Example',
      switches: 'id="photos"',
      looks: 'Nobody can change or remove it',
      zip: 'PK',
      page: '<h1>',
      band: 'Lowest',
      address: way.address,
      post: 'The boat leaves at ten',
      title: proposal.title,
      reason: answered.reason,
      reviewer: 'Wren Example',
      ...kept.marks,
    },
    cookies: {
      visitor: '',
      'the child': await browserOf(house, childId),
      'another child': await browserOf(house, other.personId),
      guardian: guardian.cookie,
      'suspended guardian': resting.cookie,
      'former guardian': former.cookie,
      'guardian of another child': neighbour.cookie,
      'desk that knows the child': atDesk.cookie,
      'host of the house that knows the child': guide.cookie,
      'courier with a mandate': courier.cookie,
      'host of another house': elsewhere.cookie,
      'educator of the group, cleared': cleared.cookie,
      'educator of the group, lapsed': lapsed.cookie,
      'council member': council.cookie,
      'youth reviewer': await browserOf(house, reviewer),
      auditor: (await signedIn(house, 'Reed Example', [['auditor', null]])).cookie,
      'coordinator of the place': (await signedIn(house, 'Sedge Example', [['coordinator', null]])).cookie,
      steward: (await signedIn(house, 'Rowan Example', [['steward', null]])).cookie,
      operator: house.office,
    },
  }
}

/** A browser of somebody who was written down by others: a child with a card, a young reviewer. */
async function browserOf({ database, city }: TestHouse, person: Id): Promise<string> {
  const [accountId, id, now] = [database.newId(), database.newId(), city.now()]
  await saveAccount(database.installation, { id: accountId, language: 'en', madeAt: now, erasedAt: null })
  const browser = { name: 'Firefox', token: undefined }
  const token = await beginSession(database.installation, { accountId, id, browser, now, secondAt: now })
  await city.transaction((tx) => saveLink(tx, accountId, person, now))
  return `${sessionCookie}=${token}`
}
