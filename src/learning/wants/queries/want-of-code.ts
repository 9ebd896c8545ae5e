import type { City } from '#platform/database/city.ts'
import { isStillWanted } from '../policy.ts'
import { mayShowWho, publicCount } from '../rules/public-count.ts'
import { loadWants } from '../store/wants.ts'
import { loadWishByCode } from '../store/wishes.ts'
import type { PublicView, PublicWant } from './public-wants.ts'

/** The want a friend's code opens, as everybody would see it and with nobody's name; null: no code of a wish that stands. */
export const wantOfCode = (code: string, city: City, { today, countsFrom }: PublicView): Promise<PublicWant | null> =>
  city.reading(async (tx) => {
    const wish = await loadWishByCode(tx, code)
    const [found] = wish && wish.state !== 'taken-back' ? await loadWants(tx, today, { id: wish.wantId }) : []
    if (!found || !isStillWanted(found.state)) return null
    const { askers, isAsked: _isAsked, ...want } = found
    const who = mayShowWho(askers, countsFrom)
    const shown = who ? {} : { areaId: null, ageBand: null, times: [], season: null }
    return { ...want, ...shown, count: publicCount(Math.max(1, askers), countsFrom) }
  })
