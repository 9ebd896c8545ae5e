import { ecosystemHere } from '#commons/ecosystems'
import { relativesOf } from '#commons/families'
import { actorOfPerson } from '#commons/people'
import { byOwnRoles, type Actor, type HeldRole } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { isAmong } from '../policy.ts'
import type { DeciderFacts } from '../rules/decide-case.ts'
import { stagesOf } from '../rules/stages-of.ts'
import { tieOf, type PersonFacts } from '../rules/tie-of.ts'
import type { Case, Decision, Deciders, Seat } from '../words.ts'

/** Somebody who might decide, and those in whose place they hold a role for a while. */
export interface DeciderKnown extends PersonFacts {
  readonly inPlaceOf: readonly PersonFacts[]
}

/** What must be known of a person before any case is put before them; null: who acts is no person of this place. */
export async function personFactsOf(by: Actor, city: City): Promise<DeciderKnown | null> {
  if (by.kind !== 'person') return null
  const others = new Set(by.roles.flatMap(({ standingInFor }) => standingInFor ?? []))
  const inPlaceOf: PersonFacts[] = []
  for (const person of others) inPlaceOf.push(await factsOf(person, (await rolesOf(person, city)) ?? [], city))
  return { ...(await factsOf(by.person, by.roles, city)), inPlaceOf }
}

async function factsOf(personId: Id, roles: readonly HeldRole[], city: City): Promise<PersonFacts> {
  const organisations = roles.flatMap(({ organisation }): Id[] => (organisation === null ? [] : [organisation]))
  return { personId, organisations, family: await relativesOf(personId, city) }
}

async function rolesOf(personId: Id, city: City): Promise<readonly HeldRole[] | null> {
  const { timeZone } = await city.reading((tx) => ecosystemHere(tx, city))
  return (await actorOfPerson(personId, dayIn(timeZone, city.now()), city))?.roles ?? null
}

/** Whose voice this is where these decide: null is one's own, an id that of who is stood in for. */
export const voiceOf = (by: Actor, deciders: Deciders, seats: readonly Seat[]): Id | null =>
  by.kind !== 'person' || deciders.kind === 'body' || isAmong(byOwnRoles(by), deciders, seats)
    ? null
    : (by.roles.find(({ role, organisation }) => role === deciders.role && organisation === null)?.standingInFor ??
      null)

/**
 * What the law asks of somebody before one case. Whoever stands in for somebody has that person's voice: tied as they
 * are, and spent when they have spoken.
 * @param seats those held today
 */
export function deciderFacts(
  one: Pick<Case, 'id' | 'gate' | 'applicantId' | 'organisationIds'>,
  by: Actor,
  person: DeciderKnown,
  seats: readonly Seat[],
  decisions: readonly Pick<Decision, 'caseId' | 'personId' | 'standingInFor' | 'withdrawnAt'>[],
): DeciderFacts {
  const stages = stagesOf(one.gate).filter(([, { by: deciders }]) => isAmong(by, deciders, seats))
  const voices = new Set(stages.map(([, { by: deciders }]) => voiceOf(by, deciders, seats)))
  const lent = person.inPlaceOf.filter(({ personId }) => voices.has(personId))
  const own = new Set([person.personId, ...lent.map(({ personId }) => personId)])
  return {
    seated: stages.map(([name]) => name),
    tie: [person, ...lent].map((each) => tieOf(one, each)).find((tie) => tie !== null) ?? null,
    decisions: decisions.filter(
      ({ caseId, personId, standingInFor }) =>
        caseId === one.id && (own.has(personId) || (standingInFor !== null && own.has(standingInFor))),
    ),
  }
}
