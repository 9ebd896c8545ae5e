import { enrolPerson, enrolWithCard, giveRole } from '#commons/people'
import type { Actor, Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import type { TestCity } from '#platform/database/test-city.ts'
import { vouchForGuardian } from '../../src/commons/families/commands/link-guardian.ts'
import { familiesSettings, type Place } from '../../src/commons/families/words.ts'
import { withBackgroundCheck } from './with-background-check.ts'

export const house: Actor = { kind: 'system', because: 'a test' }
export const place: Place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'Europe/Berlin' }
/** An organisation that knows every child here. */
export const library = '0192b3f0-0000-7000-8000-0000000000cc' as Id

/** Somebody with a role that nobody gave them but the test. */
export const as = (
  id: Id,
  role: Role | null = null,
  organisation: Id | null = library,
): Actor & { kind: 'person' } => ({
  kind: 'person',
  person: id,
  roles: role === null ? [] : [{ role, organisation }],
})

/** Families and desks to test with. @param cityOf is asked when a test runs */
export function familiesIn(cityOf: () => TestCity) {
  const must = <Value>(made: { ok: true; value: Value } | { ok: false; refusal: string }): Value => {
    if (!made.ok) throw new Error(made.refusal)
    return made.value
  }
  const grown = async (displayName = 'Wren Example'): Promise<Id> =>
    must(await enrolPerson({ displayName, birth: { year: 1985, month: 4 } }, house, cityOf())).personId
  /** A child whom the library's desk gave a card. */
  const nine = async (): Promise<Id> => {
    const child = { birth: { year: 2017, month: 4 }, language: 'en', organisationId: library }
    return must(await enrolWithCard(child, house, cityOf())).personId
  }
  /** Somebody who really holds the role and the papers for it. */
  const staff = async (role: Role = 'courier'): Promise<Actor & { kind: 'person' }> => {
    const [personId, city] = [await grown('Lark Example'), cityOf()]
    const fromOn = addDays(dayIn('UTC', city.now()), -1)
    const given = { personId, role, organisationId: library, fromOn, untilOn: null, delegatedBy: null }
    must(await giveRole(given, house, city))
    await withBackgroundCheck({ person: personId }, city)
    return as(personId, role)
  }
  const family = async () => {
    const [child, father, mother] = [await nine(), await grown(), await grown()]
    const linked = async (guardianId: Id, relation: 'father' | 'mother'): Promise<Id> => {
      const ask = { childId: child, guardianId, relation, vouchingOrganisationId: null }
      return must(await vouchForGuardian(ask, house, cityOf(), place)).linkId
    }
    return {
      child,
      father,
      mother,
      fathersLink: await linked(father, 'father'),
      mothersLink: await linked(mother, 'mother'),
    }
  }
  /** What was told of this child, the oldest first. */
  const toldOf = async (childId: Id): Promise<{ name: string; about: Record<string, unknown> }[]> => {
    const rows = await cityOf()
      .database.reader.selectFrom('platform_outbox')
      .select(['name', 'about'])
      .orderBy('seq')
      .execute()
    return rows
      .map(({ name, about }) => ({ name, about: about as Record<string, unknown> }))
      .filter(({ about }) => about['childId'] === childId)
  }
  return { grown, nine, staff, family, toldOf }
}
