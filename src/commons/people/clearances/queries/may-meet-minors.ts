import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { contactStandings } from './contact-standings.ts'

/**
 * P15: which of these people may meet children in this role at this moment: they hold it today, and everything asked for
 * stands. Asked anew each time and never kept, so that who lapses is out that minute.
 */
export const mayMeetMinors = async (
  personIds: readonly Id[],
  role: Role,
  at: Instant,
  city: City,
): Promise<ReadonlySet<Id>> =>
  new Set(
    (await contactStandings(personIds, at, city))
      .filter((one) => one.role === role && one.stands)
      .map(({ personId }) => personId),
  )
