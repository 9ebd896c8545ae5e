import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { isPublicWant } from '../policy.ts'
import { mayShowWho, publicCount } from '../rules/public-count.ts'
import { loadWants } from '../store/wants.ts'
import type { PublicCount, Want } from '../words.ts'

/** A want as everybody may see it: its number only from ten up, and where and for whom only then. */
export interface PublicWant extends Want {
  readonly count: PublicCount
}

export interface PublicView {
  readonly today: Day
  readonly countsFrom: number
}

/** What people asked for and what came of it, newest first, those most asked for before the others. */
export const publicWants = (city: City, { today, countsFrom }: PublicView): Promise<PublicWant[]> =>
  city.reading(async (tx) =>
    (await loadWants(tx, today))
      .filter((want) => isPublicWant(want.state) && want.isAsked)
      .map(({ askers, isAsked: _isAsked, ...want }): PublicWant => {
        // At least the one who told it, though the day's count does not have her yet.
        const count = Math.max(1, askers)
        const who = mayShowWho(count, countsFrom)
        return {
          ...want,
          areaId: who ? want.areaId : null,
          ageBand: who ? want.ageBand : null,
          times: who ? want.times : [],
          season: who ? want.season : null,
          count: publicCount(count, countsFrom),
        }
      })
      .sort((a, b) => shownCount(b) - shownCount(a)),
  )

const shownCount = ({ count }: PublicWant): number => (count.shown === 'exactly' ? count.count : 0)

/** The public one of this id; null when there is none. */
export const publicWant = async (city: City, id: Id, view: PublicView): Promise<PublicWant | null> =>
  (await publicWants(city, view)).find((want) => want.id === id) ?? null
