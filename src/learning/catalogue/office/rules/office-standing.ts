import type { Day } from '#kernel/instant.ts'
import type { StoredOpportunity } from '../../store.ts'
import type { OfficeStanding } from '../words.ts'

/** Why the public does not see it, the strongest reason first; the same law as `isPublicOn`, told part by part. */
export function officeStanding(
  it: Pick<
    StoredOpportunity,
    'mergedInto' | 'withdrawn' | 'publication' | 'hostRests' | 'lapsesOn' | 'liveSessions' | 'lastOn'
  >,
  today: Day,
): OfficeStanding {
  if (it.mergedInto !== null) return 'folded'
  if (it.withdrawn) return 'withdrawn'
  if (it.publication === 'proposed') return 'waiting'
  if (it.publication !== 'published') return 'not-let-through'
  if (it.hostRests) return 'resting'
  if (it.liveSessions === 0) return 'empty'
  if (it.lastOn !== null && it.lastOn < today) return 'over'
  if (it.lapsesOn !== null && it.lapsesOn < today) return 'lapsed'
  return 'public'
}
