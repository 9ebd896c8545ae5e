import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadPersons } from '../../store.ts'
import { standing } from '../rules/standing.ts'
import { loadClearances, loadContactRoles } from '../store.ts'
import { clearancesSettings } from '../words.ts'

/**
 * P15: which of these people may meet children in this role at this moment: they hold it today, and everything asked for
 * stands. Asked anew each time and never kept, so that who lapses is out that minute.
 */
export const mayMeetMinors = (
  personIds: readonly Id[],
  role: Role,
  at: Instant,
  city: City,
): Promise<ReadonlySet<Id>> =>
  city.reading(async (tx) => {
    const ecosystem = await ecosystemHere(tx, city)
    const settings = settingsOf(ecosystem, 'clearances', clearancesSettings)
    const today = dayIn(ecosystem.timeZone, at)
    const holding = new Set(
      (await loadContactRoles(tx, today, personIds))
        .filter((held) => held.role === role)
        .map(({ personId }) => personId),
    )
    const clearances = await loadClearances(tx, [...holding])
    const persons = await loadPersons(tx, [...holding])
    return new Set(
      persons
        .filter(
          (person) =>
            person.erasedAt === null &&
            standing(
              person,
              role,
              today,
              settings,
              clearances.filter(({ personId }) => personId === person.id),
            ).stands,
        )
        .map(({ id }) => id),
    )
  })
