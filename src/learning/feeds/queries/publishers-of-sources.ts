import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadSources } from '../store/sources.ts'
import type { Source } from '../words.ts'

/** What may be told everybody of where a listing comes from. */
export type PublicSource = Pick<Source, 'publisher' | 'attribution' | 'shiftDays'>

/** Each source by its id, those no longer in use too: their listings may still be shown. */
export const publishersOfSources = (city: City): Promise<ReadonlyMap<Id, PublicSource>> =>
  city.reading(
    async (tx) =>
      new Map(
        (await loadSources(tx)).map(({ id, publisher, attribution, shiftDays }) => [
          id,
          { publisher, attribution, shiftDays },
        ]),
      ),
  )
