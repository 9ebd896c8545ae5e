import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadHolders } from '../store/holders.ts'

/** Who holds this role on this day, for that organisation; null: for the ecosystem as a whole. Those who were erased hold none. */
export const holdersOf = (
  { role, organisationId }: { readonly role: Role; readonly organisationId: Id | null },
  on: Day,
  city: City,
): Promise<Id[]> => city.reading((tx) => loadHolders(tx, role, organisationId, on))
