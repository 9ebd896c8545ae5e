import { relativesOf } from '#commons/families'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { isAmong } from '../policy.ts'
import type { DeciderFacts } from '../rules/decide-case.ts'
import { stagesOf } from '../rules/stages-of.ts'
import { tieOf, type PersonFacts } from '../rules/tie-of.ts'
import type { Case, Decision, Seat } from '../words.ts'

/** What must be known of a person before any case is put before them; null: who acts is no person of this place. */
export async function personFactsOf(by: Actor, city: City): Promise<PersonFacts | null> {
  if (by.kind !== 'person') return null
  const organisations = by.roles.flatMap(({ organisation }): Id[] => (organisation === null ? [] : [organisation]))
  return { personId: by.person, organisations, family: await relativesOf(by.person, city) }
}

/** What the law asks of somebody before one case. @param seats those held today */
export const deciderFacts = (
  one: Case,
  by: Actor,
  person: PersonFacts,
  seats: readonly Seat[],
  decisions: readonly Decision[],
): DeciderFacts => ({
  seated: stagesOf(one.gate).flatMap(([name, { by: deciders }]) => (isAmong(by, deciders, seats) ? [name] : [])),
  tie: tieOf(one, person),
  decisions: decisions.filter(({ caseId, personId }) => caseId === one.id && personId === person.personId),
})
