import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadCalendars, loadChoices } from '../store.ts'
import type { CalendarLink, Choices, HomeSettings } from '../words.ts'

/** What somebody chose, else what the place does. */
export const choicesOfMine = (personId: Id, settings: HomeSettings, city: City): Promise<Choices> =>
  city.reading(
    async (tx) =>
      (await loadChoices(tx, [personId])).get(personId) ?? {
        dayBefore: settings.dayBefore,
        hoursBefore: settings.hoursBefore,
        areaId: null,
      },
  )

/** The devices that read somebody's days, the newest first. */
export const calendarsOfMine = (personId: Id, city: City): Promise<CalendarLink[]> =>
  city.reading((tx) => loadCalendars(tx, personId))
