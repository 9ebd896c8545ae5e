import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { testCity, type TestCity } from '#platform/database/test-city.ts'
import { endRole } from '../commands/end-role.ts'
import { enrolPerson } from '../commands/enrol-person.ts'
import { giveRole } from '../commands/give-role.ts'
import { actorOfPerson } from '../queries/actor-of-person.ts'
import { delegateRole } from './commands/delegate-role.ts'
import { handOverRole } from './commands/hand-over-role.ts'
import { remindOfRoles } from './commands/remind-of-roles.ts'
import { rolesOfMine } from './queries/roles-of-mine.ts'

const office: Actor = { kind: 'operator', session: '0192b3f0-0000-7000-8000-0000000000aa' as Id }
const museum = '0192b3f0-0000-7000-8000-0000000000bb' as Id
const today = '2026-06-17' as Day
let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.close())

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
async function somebody(displayName: string, role: Role, untilOn: string | null = null) {
  const { personId } = must(await enrolPerson({ displayName, birth: { year: 1980, month: 1 } }, office, city))
  const draft = { personId, role, organisationId: museum, fromOn: '2026-01-01' as Day, delegatedBy: null }
  const { roleId } = must(await giveRole({ ...draft, untilOn: untilOn as Day | null }, office, city))
  return { personId, roleId }
}
const actor = async (personId: Id, day: string = today): Promise<Actor> =>
  (await actorOfPerson(personId, day as Day, city))!
const told = async (name: string, roleId: Id): Promise<{ by: object }[]> => {
  const { rows } = await sql<{ by: object }>`
    select by from platform_outbox where name = ${name} and about ->> 'roleId' = ${roleId}`.execute(
    city.database.reader,
  )
  return rows
}

test('a substitute may what the other may, on those days, and all they do says in whose place', async () => {
  const [ash, birch] = [await somebody('Ash', 'coordinator'), await somebody('Birch', 'host')]
  const form = { roleId: ash.roleId, toPersonId: birch.personId, fromOn: today, untilOn: '2026-06-30' as Day }
  expect(await delegateRole({ form, today }, await actor(birch.personId), city)).toMatchObject({
    refusal: 'people.not-here',
  })
  const { roleId } = must(await delegateRole({ form, today }, await actor(ash.personId), city))
  expect(await delegateRole({ form, today }, await actor(ash.personId), city)).toMatchObject({
    refusal: 'people.role-given-already',
  })
  const substitute = await actor(birch.personId)
  const { personId } = must(await enrolPerson({ displayName: 'Cedar' }, office, city))
  const draft = {
    personId,
    role: 'host',
    organisationId: museum,
    fromOn: today,
    untilOn: null,
    delegatedBy: null,
  } as const
  const given = must(await giveRole(draft, substitute, city))
  expect(await told('people.role-given', given.roleId)).toEqual([
    { by: { kind: 'person', person: birch.personId, standingInFor: [ash.personId] } },
  ])
  // What is lent makes nobody more than they were: not themselves for good, and nobody else.
  const power = { ...draft, personId: birch.personId, role: 'coordinator', fromOn: '2026-08-01' as Day } as const
  expect(await giveRole(power, substitute, city)).toMatchObject({ refusal: 'people.not-yours' })
  const again = { ...form, roleId, toPersonId: personId }
  expect(await delegateRole({ form: again, today }, substitute, city)).toMatchObject({
    refusal: 'people.role-held-for-another',
  })
  expect((await rolesOfMine(ash.personId, today, city))[0]!.substitutes).toMatchObject([{ personId: birch.personId }])
  expect((await rolesOfMine(birch.personId, today, city)).find(({ id }) => id === roleId)).toMatchObject({
    standsInFor: { displayName: 'Ash' },
  })
  expect(await actor(birch.personId, '2026-07-01')).toMatchObject({ roles: [{ role: 'host' }] })
})

test('a role that ends takes with it what was lent of it, and the lender may end that alone', async () => {
  const [ash, birch] = [await somebody('Ash', 'educator'), await somebody('Birch', 'host')]
  const form = { roleId: ash.roleId, toPersonId: birch.personId, fromOn: today, untilOn: '2026-06-30' as Day }
  const ending = { lastOn: '2026-06-16' as Day }
  const first = must(await delegateRole({ form, today }, await actor(ash.personId), city))
  must(await endRole({ ...ending, personId: birch.personId, roleId: first.roleId }, await actor(ash.personId), city))
  expect((await actor(birch.personId)) as object).toMatchObject({ roles: [{ role: 'host' }] })
  const second = must(await delegateRole({ form, today }, await actor(ash.personId), city))
  must(await endRole({ ...ending, personId: ash.personId, roleId: ash.roleId }, office, city))
  must(await endRole({ ...ending, personId: ash.personId, roleId: ash.roleId }, office, city))
  expect(await told('people.role-ended', second.roleId)).toHaveLength(1)
  expect(await actor(birch.personId)).toMatchObject({ roles: [{ role: 'host' }] })
})

test('handed over in one moment: neither twice on one day nor on no day', async () => {
  const [ash, birch] = [await somebody('Ash', 'educator'), await somebody('Birch', 'host')]
  const form = { roleId: ash.roleId, toPersonId: birch.personId, fromOn: '2026-07-01' as Day }
  must(await handOverRole({ form, today }, await actor(ash.personId), city))
  expect(await handOverRole({ form, today }, await actor(ash.personId), city)).toMatchObject({
    refusal: 'people.delegation-outside-the-role',
  })
  const educates = async ({ personId }: { personId: Id }, day: string) => {
    const by = await actor(personId, day)
    return by.kind === 'person' && by.roles.some(({ role }) => role === 'educator')
  }
  expect([await educates(ash, '2026-06-30'), await educates(birch, '2026-06-30')]).toEqual([true, false])
  expect([await educates(ash, '2026-07-01'), await educates(birch, '2026-07-01')]).toEqual([false, true])
})

test('a role that ends by its date is told in time and after it, each once; one ended by hand is not told again', async () => {
  const elsewhere = await city.database.addCity('roles-elsewhere')
  const { personId } = must(await enrolPerson({ displayName: 'Rook' }, office, elsewhere))
  const draft = {
    personId,
    role: 'host',
    organisationId: museum,
    fromOn: '2026-01-01' as Day,
    delegatedBy: null,
  } as const
  must(await giveRole({ ...draft, untilOn: '2026-07-31' as Day }, office, elsewhere))
  const short = { ...draft, role: 'mentor', fromOn: '2026-07-30' as Day, untilOn: '2026-07-31' as Day } as const
  must(await giveRole(short, office, elsewhere))
  const byHand = must(await giveRole({ ...draft, role: 'educator', untilOn: null }, office, elsewhere))
  must(await endRole({ personId, roleId: byHand.roleId, lastOn: '2026-07-30' as Day }, office, elsewhere))
  const counts: number[] = []
  for (const day of [
    '2026-07-16',
    '2026-07-17',
    '2026-07-17',
    '2026-07-28',
    '2026-07-31',
    '2026-08-01',
    '2026-08-20',
  ]) {
    counts.push(await remindOfRoles({ ...elsewhere, now: () => instant(Date.parse(`${day}T12:00:00Z`)) }))
  }
  expect(counts).toEqual([0, 1, 0, 1, 0, 2, 0])
})
