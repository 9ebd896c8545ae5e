import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeGate, decideCase, reverseCase, waitingFor, type Question } from '#commons/governance'
import { addOrganisation, organisationForm } from '#commons/organisations'
import {
  clearanceForm,
  contactProposal,
  enrolPerson,
  giveRole,
  mayMeetMinors,
  proposeContact,
  recordClearance,
  settleContact,
  withdrawContact,
} from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import type { Desk } from '#platform/http/desk.ts'
import { workThrough } from '../../../tests/stage/work-through.ts'
import { gateReactions } from './gate-reactions.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const act = 'people.host-minors'
const today = '2026-06-17' as Day
let city: TestCity
let museum: Id
let steward: Actor

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const coordinator = (person: Id = city.newId()): Actor => ({
  kind: 'person',
  person,
  roles: [{ role: 'coordinator', organisation: museum }],
})

let work: ReturnType<typeof workThrough>
async function guide(displayName: string): Promise<Id> {
  const { personId } = must(await enrolPerson({ displayName, birth: { year: 1985, month: 2 } }, office, city))
  const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId, role: 'host', organisationId: museum, ...days }, office, city))
  const form = clearanceForm.parse({
    personId,
    kind: 'background-check',
    number: '1',
    authority: 'Registry',
    jurisdiction: 'XX',
    issuedOn: '2026-01-01',
  })
  must(await recordClearance({ form, today }, office, city))
  return personId
}
const may = async (person: Id) => (await mayMeetMinors([person], 'host', city.now(), city)).has(person)
const review = {
  kind: 'review',
  review: { by: { kind: 'role', role: 'steward' }, yes: 1, no: 1, checklist: [] as Question[] },
  deadline: null,
} as const

beforeAll(async () => {
  city = await testCity()
  // The desk is not asked by these reactions.
  work = workThrough({ city, database: city.database }, gateReactions, {} as Desk)
  museum = must(await addOrganisation(organisationForm.parse({ name: 'Moth Museum' }), office, city)).id
  const { personId } = must(await enrolPerson({ displayName: 'Ash', birth: { year: 1970, month: 1 } }, office, city))
  steward = { kind: 'person', person: personId, roles: [{ role: 'steward', organisation: null }] }
})
afterAll(() => city.close())

test('P15 while the gate is open the checks alone count, and there is nothing to ask for', async () => {
  const wren = await guide('Wren Example')
  expect(await may(wren)).toBe(true)
  expect(await proposeContact({ personId: wren, role: 'host', organisationId: museum }, office, city)).toMatchObject({
    refusal: 'people.contact-not-asked',
  })
})

test('P15 behind a gate who is in contact stays, and who comes after waits for its yes; taken back, it ends that minute', async () => {
  const before = await guide('Rook Example')
  must(await changeGate({ act, gate: review }, office, city))
  await work()
  expect(await may(before)).toBe(true)
  const after = await guide('Finch Example')
  expect(await may(after)).toBe(false)

  const ask = { personId: after, role: 'host', organisationId: museum } as const
  expect(await proposeContact(ask, { kind: 'visitor' }, city)).toMatchObject({ refusal: 'people.not-yours' })
  expect(await proposeContact({ ...ask, role: 'mentor' }, coordinator(), city)).toMatchObject({
    refusal: 'people.not-here',
  })
  const first = must(await proposeContact(ask, coordinator(), city))
  expect(must(await proposeContact(ask, coordinator(), city)).id).toBe(first.id)
  expect((await work()).filter(({ name }) => name === 'people.contact-proposed')).toHaveLength(1)

  const [waiting] = await waitingFor(today, steward, city)
  expect(waiting!.one).toMatchObject({ act, title: 'Moth Museum', applicantId: after })
  const self: Actor = { kind: 'person', person: after, roles: [{ role: 'steward', organisation: null }] }
  const form = { answer: 'yes', reason: '', checked: [] } as const
  const ask2 = { caseId: waiting!.one.id, form: { ...form, checked: [] }, today }
  expect(await decideCase(ask2, self, city)).toMatchObject({ refusal: 'governance.tied-self' })
  must(await decideCase(ask2, steward, city))
  await work()
  expect(await may(after)).toBe(true)
  expect((await contactProposal(first.id, city))!.proposal.state).toBe('agreed')
  expect(await proposeContact(ask, coordinator(), city)).toMatchObject({ refusal: 'people.contact-agreed-already' })

  const note = 'The reference it rested on was withdrawn.'
  must(await reverseCase({ caseId: waiting!.one.id, note }, office, city))
  const told = await work()
  expect(told.filter(({ name }) => name === 'people.contact-settled')).toHaveLength(1)
  expect(await may(after)).toBe(false)
})

test('an asking that is taken back ends its case, and an outcome settles once', async () => {
  const owl = await guide('Owl Example')
  const ask = { personId: owl, role: 'host', organisationId: museum } as const
  const { id } = must(await proposeContact(ask, coordinator(), city))
  await work()
  expect(await withdrawContact({ proposalId: id }, { kind: 'visitor' }, city)).toMatchObject({
    refusal: 'people.not-yours',
  })
  must(await withdrawContact({ proposalId: id }, coordinator(), city))
  must(await withdrawContact({ proposalId: id }, coordinator(), city))
  expect((await work()).filter(({ name }) => name === 'governance.case-withdrawn')).toHaveLength(1)
  const gate = { kind: 'system', because: 'a gate' } as const
  expect(must(await settleContact({ proposalId: id, outcome: 'agreed', today }, gate, city)).state).toBe('withdrawn')
  expect(await may(owl)).toBe(false)
  expect(await settleContact({ proposalId: id, outcome: 'agreed', today }, office, city)).toMatchObject({
    refusal: 'people.not-yours',
  })
  expect(await settleContact({ proposalId: city.newId(), outcome: 'agreed', today }, gate, city)).toMatchObject({
    refusal: 'people.contact-not-here',
  })
})

test('opened again, the gate asks for nothing more', async () => {
  const dove = await guide('Dove Example')
  expect(await may(dove)).toBe(false)
  must(await changeGate({ act, gate: { kind: 'open' } }, office, city))
  await work()
  expect(await may(dove)).toBe(true)
})
