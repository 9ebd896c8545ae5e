import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { mayDecide, type DecideRefusal } from '../rules/decide-case.ts'
import { seatsToday } from '../rules/seats-today.ts'
import { loadSeatsOf } from '../store/bodies.ts'
import { loadCases, type Part } from '../store/cases.ts'
import { loadOpenTurnsOf } from '../store/open-turns.ts'
import type { Case, StageName } from '../words.ts'
import { deciderFacts, personFactsOf } from './decider-facts.ts'

export interface WaitingCase {
  readonly one: Case
  readonly may: Result<StageName, DecideRefusal>
}

/** More at once nobody can look at: what was asked first is answered first. */
const mostWaiting = 500

interface Turn {
  readonly caseId: Id
  readonly may: WaitingCase['may']
}

/**
 * Every open case of the bodies and roles this person holds, the tied and the decided ones too, with the reason; what can be
 * answered first, and of these the oldest. Only what the law asks is read of each: hundreds may wait, and a page shows twenty.
 */
async function turnsFor(tx: Tx, today: Day, by: Actor, city: City): Promise<Turn[]> {
  const person = await personFactsOf(by, within(tx, city))
  if (person === null || by.kind !== 'person') return []
  const seats = seatsToday(await loadSeatsOf(tx, by.person), today)
  const deciding = {
    personId: person.personId,
    bodyIds: seats.map(({ bodyId }) => bodyId),
    roles: by.roles.flatMap(({ role, organisation }) => (organisation === null ? [role] : [])),
  }
  return (await loadOpenTurnsOf(tx, deciding, mostWaiting))
    .flatMap((one) => {
      const facts = deciderFacts(one, by, person, seats, one.said)
      return facts.seated.length === 0 ? [] : [{ caseId: one.id, may: mayDecide(one.gate, one.state, facts) }]
    })
    .toSorted((one, other) => Number(other.may.ok) - Number(one.may.ok))
}

/** Those that wait for this person, or a part of them: what can be answered first, and of these the oldest. */
export const waitingFor = (
  today: Day,
  by: Actor,
  city: City,
  { after, most }: Part = { after: 0, most: mostWaiting },
): Promise<WaitingCase[]> =>
  city.reading(async (tx) => {
    const turns = (await turnsFor(tx, today, by, city)).slice(after, after + most)
    const ids = turns.map(({ caseId }) => caseId)
    const cases = new Map((await loadCases(tx, ids)).map((one) => [one.id, one]))
    return turns.map(({ caseId, may }) => ({ one: cases.get(caseId)!, may }))
  })

/** How many of them this person can answer now. */
export const countWaitingFor = (today: Day, by: Actor, city: City): Promise<number> =>
  city.reading(async (tx) => (await turnsFor(tx, today, by, city)).filter(({ may }) => may.ok).length)
