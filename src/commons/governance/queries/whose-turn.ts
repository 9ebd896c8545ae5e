import { actorOfPerson, holdersOf } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { mayDecide } from '../rules/decide-case.ts'
import { seatsToday } from '../rules/seats-today.ts'
import { stageOfState } from '../rules/stages-of.ts'
import { loadSeats } from '../store/bodies.ts'
import { loadCase, loadDecisions } from '../store/cases.ts'
import type { Case } from '../words.ts'
import { deciderFacts, personFactsOf } from './decider-facts.ts'

/**
 * Whose turn it is in a case today: those who sit or hold the role, without whom the law keeps out (the tied, and who has
 * answered). Null: there is no such case. A closed one is nobody's turn.
 */
export async function whoseTurn(
  { caseId, today }: { readonly caseId: Id; readonly today: Day },
  city: City,
): Promise<{ readonly one: Case; readonly personIds: readonly Id[] } | null> {
  const found = await city.reading(async (tx) => {
    const one = await loadCase(tx, caseId)
    return one && { one, decisions: await loadDecisions(tx, [caseId]), seats: seatsToday(await loadSeats(tx), today) }
  })
  if (found === null) return null
  const { one, decisions, seats } = found
  const stage = stageOfState(one.gate, one.state)
  if (!stage) return { one, personIds: [] }
  const [, { by: deciders }] = stage
  const candidates =
    deciders.kind === 'body'
      ? seats.filter(({ bodyId }) => bodyId === deciders.bodyId).map(({ personId }) => personId)
      : await holdersOf({ role: deciders.role, organisationId: null }, today, city)
  const personIds: Id[] = []
  for (const personId of new Set(candidates)) {
    const actor = await actorOfPerson(personId, today, city)
    const person = actor && (await personFactsOf(actor, city))
    if (actor && person && mayDecide(one.gate, one.state, deciderFacts(one, actor, person, seats, decisions)).ok) {
      personIds.push(personId)
    }
  }
  return { one, personIds }
}
