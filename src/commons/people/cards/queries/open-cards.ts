import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadOpenCards, loadUserNames } from '../store.ts'

/** What the list of a group says of a child's card; nothing in it opens anything. */
export interface CardOnList {
  readonly userName: string | null
  /** Null: no card opens anything now. */
  readonly card: { readonly organisationId: Id | null; readonly issuedBy: Id | null } | null
}

/** The user name and the open card of each of these people. Which of it is shown is the asker's policy. */
export const cardsOnList = (personIds: readonly Id[], city: City): Promise<Map<Id, CardOnList>> =>
  city.reading(async (tx) => {
    const names = await loadUserNames(tx, personIds)
    const cards = await loadOpenCards(tx, personIds)
    return new Map(personIds.map((id) => [id, { userName: names.get(id) ?? null, card: cards.get(id) ?? null }]))
  })
