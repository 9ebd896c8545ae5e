import { afterAll, beforeAll, expect, test } from 'vitest'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { clearanceForm, enrolPerson, giveRole, proposeContact, recordClearance } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { peopleAroundAChild, type PeopleAroundAChild } from '../../../../tests/house/access/people-around-a-child.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/stage/open-test-house.ts'
import { signedIn, type Somebody } from '../../../../tests/stage/signed-in.ts'
import { workThrough } from '../../../../tests/stage/work-through.ts'
import { gateReactions } from '../../../main/gates/gate-reactions.ts'
import { waitingFor } from '../queries/waiting-for.ts'
import { changeGate } from './change-gate.ts'
import { giveSeat } from './give-seat.ts'
import { keepBody } from './keep-body.ts'

const office: Actor = { kind: 'system', because: 'a test' }
const today = '2026-06-17' as Day
const act = 'people.host-minors'
let house: TestHouse
let around: PeopleAroundAChild
let member: Somebody
let steward: Somebody
/** The cases of a grown guide and of a mentor of sixteen, by whom they are about. */
let cases: Readonly<Record<'grown' | 'young', Id>>
let guide: Id

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const page = (url: string, cookie: string) =>
  house.app.inject({ url: `/somewhere${url}`, headers: { host: 'localhost', cookie, accept: 'text/html' } })
const caseOf = async (who: keyof typeof cases, cookie: string): Promise<string> => {
  const { body, statusCode } = await page(`/cases/${cases[who]}`, cookie)
  expect(statusCode).toBe(200)
  return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

beforeAll(async () => {
  house = await openTestHouse()
  around = await peopleAroundAChild(house)
  const { city, desk } = house
  member = await signedIn(house, 'Teal Example', [['council-member', null]])
  steward = await signedIn(house, 'Tern Example', [['steward', null]])
  const form = { name: localText('en', 'Children’s cabinet'), purpose: localText('en', 'Five sectors.'), quorum: 1 }
  const { id: bodyId } = must(await keepBody({ bodyId: null, form }, office, city))
  const seat = { bodyId, kind: 'sector', personId: member.person, fromOn: today, untilOn: null } as const
  must(await giveSeat(seat, office, city))
  const review = { by: { kind: 'body', bodyId }, yes: 1, no: 1, checklist: [] } as const
  must(
    await changeGate(
      { act, gate: { kind: 'review', review: { ...review, checklist: [] }, deadline: null } },
      office,
      city,
    ),
  )
  const work = workThrough({ city, database: house.database }, gateReactions, desk)
  await work()

  const organisationId = must(await addOrganisation(organisationForm.parse({ name: 'Owl Barn' }), office, city)).id
  const asks = async (displayName: string, year: number, role: 'host' | 'mentor'): Promise<Id> => {
    const { personId } = must(await enrolPerson({ displayName, birth: { year, month: 3 } }, office, city))
    const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
    must(await giveRole({ personId, role, organisationId, ...days }, office, city))
    must(await proposeContact({ personId, role, organisationId }, office, city))
    return personId
  }
  guide = await asks('Plover Example', 1980, 'host')
  const mentor = await asks('Dunnock Example', 2010, 'mentor')
  await work()
  const sits: Actor = { kind: 'person', person: member.person, roles: [] }
  const waiting = (await waitingFor(today, sits, city)).map(({ one }) => one)
  const about = (personId: Id): Id => waiting.find(({ applicantId }) => applicantId === personId)!.id
  cases = { grown: about(guide), young: about(mentor) }
})
afterAll(() => house.close())

test('P15 who decides whether an adult may be with children reads what is asked and whether all papers stand, no name and no paper', async () => {
  const before = await caseOf('grown', member.cookie)
  expect(before).toMatch(/Role host/)
  expect(before).toContain('Not all are there.')
  expect(before).not.toMatch(/Plover|Background check/)
  const paper = { kind: 'background-check', number: '77-1', authority: 'Registry', jurisdiction: 'XX' }
  const form = clearanceForm.parse({ ...paper, personId: guide, issuedOn: '2026-01-01', expiresOn: '2026-07-01' })
  must(await recordClearance({ form, today }, office, house.city))
  const after = await caseOf('grown', member.cookie)
  expect(after).toContain('All are there.')
  expect(after).not.toMatch(/Plover|Background check|77-1|July/)
  expect(await looksAt(guide, house.city)).toEqual([])
})

test('P15 the office reads who it is and which papers are there, never what they say, and leaves a look behind', async () => {
  const read = await caseOf('grown', steward.cookie)
  expect(read).toMatch(/Plover Example.*Background check there/)
  expect(read).not.toMatch(/77-1|Registry|July/)
  const look = { byId: steward.person, what: 'people.clearance', because: 'deciding-a-case' }
  expect(await looksAt(guide, house.city)).toMatchObject([look])
  const young = await caseOf('young', steward.cookie)
  expect(young).toContain('Dunnock Example')
  expect(young).not.toMatch(/guardian agrees|adult in charge/)
})

/** The address of a door with everything of the child’s in it that the door names. */
const filledIn = (url: string, caseId: Id): string => {
  const { child, group, agreement, mandate } = around.ids
  const named: Readonly<Record<string, string>> = {
    ecosystem: 'somewhere',
    person: child,
    child,
    group,
    agreement,
    mandate,
    case: caseId,
  }
  return url.replace('*', 'x').replaceAll(/:(\w+)(\([^)]*\))?/g, (_, name: string) => named[name] ?? child)
}

test('[By All Means (c)] child-level data is never visible to the cabinet, at any door of the house', async () => {
  const { child, address, post } = around.marks
  const ofChildren = [child, address, post, 'Linden Example', 'Dunnock Example', '2015-04', 'April 2015']
  const shownTo = async (cookie: string) => {
    const shown: { readonly door: string; readonly mark: string }[] = []
    for (const { method, url } of house.app.doors) {
      if (method !== 'GET') continue
      const addresses = new Set(Object.values(cases).map((id) => filledIn(url, id)))
      for (const at of addresses) {
        const { body } = await house.app.inject({ url: at, headers: { host: 'localhost', cookie } })
        shown.push(...ofChildren.flatMap((mark) => (body.includes(mark) ? [{ door: url, mark }] : [])))
      }
    }
    return shown
  }
  // Whoever may see the child does see it at these very doors.
  const guardian = await shownTo(around.cookies.guardian)
  expect(guardian).toContainEqual({ door: '/:ecosystem/me/family/:child', mark: child })
  expect(guardian).toContainEqual({ door: '/:ecosystem/groups/:group/talk', mark: post })
  expect(await shownTo(steward.cookie)).toContainEqual({ door: '/:ecosystem/cases/:case', mark: 'Dunnock Example' })
  expect(await shownTo(member.cookie)).toEqual([])
  // Every door of the house is asked, one after the other.
}, 180_000)
