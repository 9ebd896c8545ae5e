import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadIssuers, loadPersonOfUserName } from '../store.ts'

/** Which organisations' desks gave these people a card: they know them. */
export async function desksOf(personIds: readonly Id[], city: City): Promise<Map<Id, Id[]>> {
  const issuers = await city.reading((tx) => loadIssuers(tx, personIds))
  const desks = new Map<Id, Id[]>()
  for (const { personId, organisationId } of issuers) {
    if (organisationId !== null) desks.set(personId, [...(desks.get(personId) ?? []), organisationId])
  }
  return desks
}

/** Who has this name on the card, typed as people type. What of them is told is the asker's policy. */
export const personOfUserName = (typed: string, city: City): Promise<Id | null> =>
  city.reading((tx) => loadPersonOfUserName(tx, typed))
