import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { whereIs } from '../rules/where-each-is.ts'
import { loadActsOfSubjects } from '../store/acts.ts'

/** From when until when somebody was there, as the door says; null: it says nothing of coming. */
export const stayOf = (
  entryId: Id,
  city: City,
): Promise<{ readonly inAt: Instant; readonly outAt: Instant | null } | null> =>
  city.reading(async (tx) => {
    const { inAt, outAt } = whereIs(await loadActsOfSubjects(tx, [entryId]))
    return inAt === null ? null : { inAt, outAt }
  })
