import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { clearanceForm, enrolPerson, giveRole, recordClearance } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { loadRecord } from './store/facts.ts'
import { factForm, type FactTold } from './words.ts'
import { nameForSource } from './commands/name-for-source.ts'
import { takeFacts } from './commands/take-facts.ts'

export const system: Actor = { kind: 'system', because: 'a test' }
export const hour = 3_600_000
export const at = Date.parse('2026-06-13T09:00:00Z')
export let city: TestCity
export let museum: Id
export let library: Id
/** A place with two houses. */
export function openRecord(): void {
  beforeAll(async () => {
    city = await testCity()
    const made = async (name: string, kind: string): Promise<Id> =>
      must(await addOrganisation(organisationForm.parse({ name, kind }), system, city)).id
    museum = await made('Moss Museum', 'museum')
    library = await made('Fern Library', 'library')
  })
  afterAll(() => city.close())
}

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
export const learner = async (here: City = city): Promise<Id> =>
  must(await enrolPerson({ displayName: 'Wren Example', birth: { year: 2014, month: 4 } }, system, here)).personId
export const himself = (person: Id): Actor => ({
  kind: 'person',
  person,
  roles: [{ role: 'learner', organisation: null }],
})

/** Somebody who leads at a house and has shown what the place asks for. */
export async function leader(organisation: Id, { role = 'host' as Role, isCleared = true } = {}): Promise<Actor> {
  const { personId: person } = must(
    await enrolPerson({ displayName: 'Rook Example', birth: { year: 1985, month: 2 } }, system, city),
  )
  const days = { fromOn: '2026-01-01' as Day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId: person, role, organisationId: organisation, ...days }, system, city))
  const shown = {
    kind: 'background-check',
    number: '1',
    authority: 'Registry',
    jurisdiction: 'XX',
    issuedOn: '2026-01-01',
  }
  const form = clearanceForm.parse({ personId: person, ...shown })
  if (isCleared) must(await recordClearance({ form, today: '2026-06-17' as Day }, system, city))
  return { kind: 'person', person, roles: [{ role, organisation }] }
}

export const about = {
  id: 'robots',
  kind: 'workshop',
  title: localText('en', 'Robots'),
  themes: ['technology'],
  minutes: 90,
}
export const told = (id: Id, more: Partial<FactTold> = {}): FactTold => ({
  learner: { id },
  kind: 'attended',
  at,
  untilAt: at + hour,
  organisationId: museum,
  how: 'roster',
  about,
  source: 'participation',
  originalId: city.newId(),
  ...more,
})
export const take = async (facts: readonly FactTold[], by: Actor = system) =>
  must(
    await takeFacts(
      facts.map((one) => factForm.parse(one)),
      by,
      city,
    ),
  )
export const takeOne = async (fact: FactTold, by: Actor = system) => (await take([fact], by))[0]!
export const taken = async (fact: FactTold, by: Actor = system): Promise<Id> => must(await takeOne(fact, by)).factId
export const nameIn = async (source: string, learnerId: Id) =>
  must(await nameForSource({ learnerId, source }, system, city))
export const recordOf = (id: Id) => city.reading((tx) => loadRecord(tx, id))
export const eventsAbout = async (learnerId: Id) => {
  const { rows } = await sql<{ name: string; about: object }>`
    select name, about from platform_outbox where about ->> 'learnerId' = ${learnerId} order by seq`.execute(
    city.database.reader,
  )
  return rows
}
export const refusedByDatabase = async (work: ReturnType<typeof sql>) =>
  city
    .transaction((tx) => work.execute(tx))
    .then(
      () => 'done',
      (fault: Error) => fault.message,
    )
