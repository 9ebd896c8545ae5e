import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons } from '../../store.ts'
import type { Person } from '../../words.ts'
import { deskRoles } from '../policy.ts'
import { loadStaff } from '../store.ts'

/** Who stands before children for one of these organisations today, by name. */
export const staffOfDesks = (organisationIds: readonly Id[], today: Day, city: City): Promise<Person[]> =>
  city.reading(async (tx) =>
    (await loadPersons(tx, await loadStaff(tx, organisationIds, deskRoles, today)))
      .filter(({ erasedAt }) => erasedAt === null)
      .sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
  )
