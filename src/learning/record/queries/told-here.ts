import { asCleared, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { City } from '#platform/database/city.ts'
import { leads } from '../policy.ts'
import { loadToldBy } from '../store/told.ts'
import type { Fact } from '../words.ts'

const shownFacts = 40

export interface ToldHere {
  readonly fact: Fact
  /** Null: a child whose name is kept, or somebody erased. */
  readonly name: string | null
}

/**
 * What stands in learners' records in the name of the houses somebody leads at, the newest first; for whoever leads nowhere,
 * or may not meet children at this moment (P15), there is nothing.
 */
export const toldHere = (
  page: number,
  by: Actor,
  city: City,
): Promise<{ readonly told: readonly ToldHere[]; readonly isMore: boolean }> =>
  atOneMoment(city, async (reading) => {
    const cleared = await asCleared(by, reading)
    const roles = cleared.kind === 'person' ? cleared.roles : []
    const houses = [...new Set(roles.flatMap(({ organisation }) => organisation ?? []))]
    const theirs = houses.filter((id) => leads(cleared, id))
    const found = await reading.reading((tx) =>
      loadToldBy(tx, theirs, { from: (page - 1) * shownFacts, most: shownFacts + 1 }),
    )
    const facts = found.slice(0, shownFacts)
    const persons = await personsById([...new Set(facts.map(({ learnerId }) => learnerId))], reading)
    const names = new Map<Id, string>(
      persons.flatMap((one) => (one.protected || one.erasedAt !== null ? [] : [[one.id, one.displayName]])),
    )
    return {
      told: facts.map((fact) => ({ fact, name: names.get(fact.learnerId) ?? null })),
      isMore: found.length > shownFacts,
    }
  })
