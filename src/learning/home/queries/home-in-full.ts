import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadCalendars, loadChoices } from '../store.ts'

/** P18: all that this room keeps of somebody; an address itself is not kept. */
export const homeInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => ({
    calendars: (await loadCalendars(tx, personId)).map(({ device, shows, madeAt, readOn }) => ({
      device,
      shows,
      madeAt: new Date(madeAt).toISOString(),
      readOn,
    })),
    choices: (await loadChoices(tx, [personId])).get(personId) ?? null,
  }))
