import { offersById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import type { Standing } from '../policy.ts'
import { hasLeft } from '../rules/life.ts'
import { isOnOffer } from '../rules/is-on-offer.ts'
import { loadEntriesOfPersons } from '../store/entries.ts'
import { loadOccasions } from '../store/occasions.ts'
import type { Finding } from '../words-for-pages.ts'
import { notAllowed } from './consents-here.ts'
import { furtherFacts } from './further-facts.ts'
import { comingOf, loadAround, standingsOf } from './who-comes.ts'

export interface Asker {
  readonly standing: Standing
  readonly name: string
  /** By occasion, what is said before anybody asks. */
  readonly findings: ReadonlyMap<Id, readonly Finding[]>
}

/** Whoever might ask for some of these days: who they are to whoever asks, and what stands against each day. */
export const askersAt = (
  personIds: readonly Id[],
  occasionIds: readonly Id[],
  by: Actor,
  city: City,
): Promise<Map<Id, Asker>> =>
  city.reading(async (tx) => {
    const around = await loadAround(personIds, tx, city)
    const occasions = await loadOccasions(tx, occasionIds)
    const offers = await offersById([...new Set(occasions.map((one) => one.opportunityId))], within(tx, city))
    const would = new Map(occasions.map((occasion) => [occasion.id, { occasion, personIds, from: null }]))
    const further = await furtherFacts([...would.values()], around.settings, tx, city)
    const askers = new Map<Id, Asker & { readonly findings: Map<Id, readonly Finding[]> }>()
    for (const occasion of occasions) {
      const offer = offers.get(occasion.opportunityId)
      if (!offer || !isOnOffer(offer) || occasion.state !== 'open') continue
      // Each for themself: who takes part in a draw does not come along with somebody.
      for (const id of personIds) {
        const [coming] = comingOf(
          around,
          [id],
          { occasion, ages: offer.ages, further: further(would.get(occasion.id)!) },
          by,
          city.now(),
        )
        if (!coming) continue
        const { standing, person, findings } = coming
        const asker = askers.get(id) ?? { standing, name: person.displayName, findings: new Map() }
        asker.findings.set(occasion.id, findings)
        askers.set(id, asker)
      }
    }
    return askers
  })

/** Who answers for these people today, and whether they decide for themselves. */
export const standingsHereOf = (personIds: readonly Id[], city: City): Promise<ReadonlyMap<Id, Standing>> =>
  city.reading((tx) => standingsOf(personIds, tx, city))

/** Of these people, whom nobody allows to take part at this moment. */
export const whoMayNot = (personIds: readonly Id[], city: City): Promise<Set<Id>> =>
  city.reading(async (tx) => notAllowed([...(await standingsOf(personIds, tx, city)).values()], tx, city))

const came: ReadonlySet<string> = new Set(['attended', 'completed'])

/** Of these people, who ever came to anything here. */
export const whoCameBefore = (personIds: readonly Id[], city: City): Promise<Set<Id>> =>
  city.reading(async (tx) => {
    const entries = await loadEntriesOfPersons(tx, personIds)
    return new Set(entries.filter(({ state }) => came.has(state)).map(({ personId }) => personId))
  })

/** Of these people, who has or would get a seat on these days: `${occasion} ${person}`. */
export const whoIsOn = (personIds: readonly Id[], occasionIds: readonly Id[], city: City): Promise<Set<string>> =>
  city.reading(async (tx) => {
    const days = new Set(occasionIds)
    const entries = await loadEntriesOfPersons(tx, personIds)
    return new Set(
      entries
        .filter(({ state, occasionId }) => days.has(occasionId) && !hasLeft(state) && state !== 'interested')
        .map(({ occasionId, personId }) => `${occasionId} ${personId}`),
    )
  })

/** These days, in the order of their beginning. */
export const occasionsById = (ids: readonly Id[], city: City) => city.reading((tx) => loadOccasions(tx, ids))
