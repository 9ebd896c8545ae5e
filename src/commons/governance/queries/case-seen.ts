import { isMinor, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { maySeeReasons } from '../policy.ts'
import { mayDecide, type DecideRefusal } from '../rules/decide-case.ts'
import { quorumOf } from '../rules/quorum-of.ts'
import { seatsToday } from '../rules/seats-today.ts'
import { stagesOf } from '../rules/stages-of.ts'
import { tally, type Tally } from '../rules/tally.ts'
import { loadBodies, loadSeats } from '../store/bodies.ts'
import { loadCase, loadDecisions, loadSteps } from '../store/cases.ts'
import type { Body, Case, Decision, Seat, SeatKind, Stage, StageName, Step } from '../words.ts'
import { deciderFacts, personFactsOf } from './decider-facts.ts'

/** Who decided, as others may read it: a minor and who has gone from here are told by their seat alone (P2). */
export interface DeciderSeen {
  readonly name: string | null
  readonly seat: SeatKind | null
  /** Whose voice it was, where they stood in for somebody; null: their own, or of somebody told by no name. */
  readonly inPlaceOf: string | null
}

export interface StageSeen extends Tally {
  readonly name: StageName
  readonly stage: Stage
  readonly body: Body | null
  readonly quorum: number
  readonly decided: readonly DeciderSeen[]
}

export interface CaseSeen {
  readonly one: Case
  readonly steps: readonly Step[]
  readonly stages: readonly StageSeen[]
  /** What was said and why; null: not for this reader. */
  readonly said: readonly (Decision & { readonly who: DeciderSeen })[] | null
  readonly may: Result<StageName, DecideRefusal>
  /** The reader's own decision that stands. */
  readonly mine: Decision | null
}

/** One case for one reader. @returns null: there is none of that id */
export async function caseSeen(
  { caseId, today }: { readonly caseId: Id; readonly today: Day },
  by: Actor,
  city: City,
): Promise<CaseSeen | null> {
  const found = await city.reading(async (tx) => {
    const one = await loadCase(tx, caseId)
    if (one === null) return null
    const [decisions, steps] = [await loadDecisions(tx, [caseId]), await loadSteps(tx, caseId)]
    return { one, decisions, steps, seats: await loadSeats(tx), bodies: await loadBodies(tx) }
  })
  if (found === null) return null
  const { one, decisions, steps, seats, bodies } = found
  const standing = decisions.filter(({ withdrawnAt }) => withdrawnAt === null)
  const who = await whoDecided(one, decisions, seats, today, city)
  const person = await personFactsOf(by, city)
  const facts = person && deciderFacts(one, by, person, seatsToday(seats, today), decisions)
  const isDecider = facts !== null && facts.seated.length > 0 && facts.tie === null
  return {
    one,
    steps,
    stages: stagesOf(one.gate).map(([name, stage]) => ({
      name,
      stage,
      ...tally(decisions, name),
      body: bodyOf(stage, bodies),
      quorum: quorumOf(one.gate, bodies)(name),
      decided: standing.filter((each) => each.stage === name).map(who),
    })),
    said: maySeeReasons(by, isDecider) ? decisions.map((each) => ({ ...each, who: who(each) })) : null,
    may: mayDecide(one.gate, one.state, facts ?? { seated: [], tie: null, decisions: [] }),
    mine: standing.find(({ personId }) => personId === person?.personId) ?? null,
  }
}

const bodyOf = ({ by }: Stage, bodies: readonly Body[]): Body | null =>
  by.kind === 'body' ? (bodies.find(({ id }) => id === by.bodyId) ?? null) : null

async function whoDecided(
  one: Case,
  decisions: readonly Decision[],
  seats: readonly Seat[],
  today: Day,
  city: City,
): Promise<(decision: Pick<Decision, 'personId' | 'standingInFor'>) => DeciderSeen> {
  const ids = decisions.flatMap(({ personId, standingInFor }) => [personId, standingInFor ?? []].flat())
  const persons = await personsById([...new Set(ids)], city)
  const bodies = new Set(stagesOf(one.gate).flatMap(([, { by }]) => (by.kind === 'body' ? [by.bodyId] : [])))
  const nameOf = (personId: Id | null): string | null => {
    const person = persons.find(({ id }) => id === personId)
    const isShown = person !== undefined && person.erasedAt === null && !isMinor(person.birth, today)
    return isShown ? person.displayName : null
  }
  return ({ personId, standingInFor }) => {
    const seat = seats.find((each) => each.personId === personId && bodies.has(each.bodyId))?.kind ?? null
    return { name: nameOf(personId), seat, inPlaceOf: nameOf(standingInFor) }
  }
}
