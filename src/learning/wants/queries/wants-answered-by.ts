import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { publicCount } from '../rules/public-count.ts'
import { countAskersByOpportunity } from '../store/wants.ts'
import type { PublicCount } from '../words.ts'
import type { PublicView } from './public-wants.ts'

/** For each listing that answers a want: how many asked for it, as far as the public may know. Others are left out. */
export const wantsAnsweredBy = (
  city: City,
  opportunityIds: readonly Id[],
  { today, countsFrom }: PublicView,
): Promise<ReadonlyMap<Id, PublicCount>> =>
  city.reading(async (tx) => {
    const counts = await countAskersByOpportunity(tx, opportunityIds, today)
    return new Map([...counts].map(([id, count]) => [id, publicCount(Math.max(1, count), countsFrom)]))
  })
