import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOfPerson, delegateRole, enrolPerson, giveRole } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { caseSeen } from '../queries/case-seen.ts'
import { waitingFor } from '../queries/waiting-for.ts'
import { whoseTurn } from '../queries/whose-turn.ts'
import { decideCase } from './decide-case.ts'
import { openCase } from './open-case.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const house: Actor = { kind: 'system', because: 'a test' }
const today = '2026-06-17' as Day
let city: TestCity
let ash: Id
let birch: Id

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const actor = async (person: Id): Promise<Actor> => (await actorOfPerson(person, today, city))!
const aCase = async (applicantId: Id | null = null): Promise<Id> => {
  const about = { act: 'organisations.join', proposalId: city.newId(), title: 'Moths', organisationIds: [] }
  return must(await openCase({ ...about, applicantId }, house, city)).id
}
const says = async (person: Id, caseId: Id, answer: 'yes' | 'abstain' = 'abstain') =>
  decideCase({ caseId, form: { answer, reason: '', checked: [] }, today }, await actor(person), city)

beforeAll(async () => {
  city = await testCity()
  const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null, organisationId: null }
  const people: Id[] = []
  for (const [displayName, role] of [
    ['Ash Example', 'steward'],
    ['Birch Example', 'courier'],
  ] as const) {
    const { personId } = must(await enrolPerson({ displayName, birth: { year: 1980, month: 1 } }, office, city))
    must(await giveRole({ personId, role, ...days }, office, city))
    people.push(personId)
  }
  ;[ash, birch] = people as [Id, Id]
  const by = (await actorOfPerson(ash, today, city))!
  const { rows } = await city.database.reader
    .selectFrom('people_roles')
    .select('id')
    .where('person_id', '=', ash)
    .execute()
    .then((found) => ({ rows: found }))
  const form = { roleId: rows[0]!.id, toPersonId: birch, fromOn: today, untilOn: '2026-06-30' as Day }
  must(await delegateRole({ form, today }, by, city))
})
afterAll(() => city.close())

test('whoever stands in has the other’s one voice: it is told whose it was, and it is spent for both', async () => {
  const caseId = await aCase()
  expect((await whoseTurn({ caseId, today }, city))!.personIds.toSorted()).toEqual([ash, birch].toSorted())
  must(await says(birch, caseId))
  expect(await says(ash, caseId)).toMatchObject({ refusal: 'governance.decided-already' })
  const seen = (await caseSeen({ caseId, today }, await actor(ash), city))!
  expect(seen.stages[0]!.decided).toEqual([{ name: 'Birch Example', seat: null, inPlaceOf: 'Ash Example' }])
  const other = await aCase()
  must(await says(ash, other))
  expect(await says(birch, other)).toMatchObject({ refusal: 'governance.decided-already' })
})

test('who stands in is tied as the other is: no tie is got round by a holiday', async () => {
  const caseId = await aCase(ash)
  expect(await says(birch, caseId, 'yes')).toMatchObject({ refusal: 'governance.tied-self' })
  const waiting = await waitingFor(today, await actor(birch), city)
  expect(waiting.find(({ one }) => one.id === caseId)!.may.ok).toBe(false)
  expect((await whoseTurn({ caseId, today }, city))!.personIds).toEqual([])
})
