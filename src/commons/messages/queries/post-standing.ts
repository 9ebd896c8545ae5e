import type { City } from '#platform/database/city.ts'
import { monthOf } from '../rules/month-of.ts'
import { loadStanding, type Standing } from '../store/deliveries.ts'
import { loadSpent } from '../store/spending.ts'

/** What the office sees of the post: counts, never whose. */
export const postStanding = (timeZone: string, city: City): Promise<Standing & { readonly spent: number }> =>
  city.reading(async (tx) => ({
    ...(await loadStanding(tx)),
    spent: await loadSpent(tx, monthOf(timeZone, city.now())),
  }))
