import { asCleared, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { City } from '#platform/database/city.ts'
import { leads } from '../policy.ts'
import { loadDoubtsAt } from '../store/doubts.ts'
import { loadNamed } from '../store/facts.ts'
import type { Doubt, Fact } from '../words.ts'

/** The oldest so many; the rest come when these are answered. */
const shownDoubts = 30

export interface DoubtHere {
  readonly doubt: Doubt
  readonly fact: Fact
  readonly name: string
}

/** What waits for whoever leads somewhere and may meet children at this moment (P15); for others there is nothing. */
export const doubtsHere = (by: Actor, city: City): Promise<DoubtHere[]> =>
  atOneMoment(city, async (reading) => {
    const cleared = await asCleared(by, reading)
    if (cleared.kind !== 'person') return []
    const houses = [...new Set(cleared.roles.flatMap(({ organisation }) => organisation ?? []))]
    const theirs = houses.filter((id) => leads(cleared, id))
    const doubts = await reading.reading((tx) => loadDoubtsAt(tx, theirs, shownDoubts))
    const facts = await reading.reading((tx) =>
      loadNamed(
        tx,
        doubts.map(({ factId }) => factId),
        [],
      ),
    )
    const byId = new Map(facts.map(({ fact }) => [fact.id, fact]))
    const names = await namesOf(doubts, reading)
    return doubts.flatMap((doubt) => {
      const fact = byId.get(doubt.factId)
      // Of one's own record one asks; others answer.
      return fact && doubt.learnerId !== cleared.person ? [{ doubt, fact, name: names.get(doubt.learnerId) ?? '' }] : []
    })
  })

const namesOf = async (doubts: readonly Doubt[], city: City): Promise<Map<Id, string>> =>
  new Map(
    (await personsById([...new Set(doubts.map(({ learnerId }) => learnerId))], city)).map((one) => [
      one.id,
      one.displayName,
    ]),
  )
