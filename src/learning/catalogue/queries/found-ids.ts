import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { Question } from '../rules/question.ts'
import { settlePlace } from '../rules/settle-place.ts'
import { find } from '../snapshot/answer/find.ts'
import { answeringSessions } from '../snapshot/find/stand-answers.ts'
import { snapshotOf } from '../snapshot/shelf.ts'
import type { CatalogueRefusal } from '../words.ts'

export interface FoundIds {
  readonly ids: readonly Id[]
  /** How many sessions of each answer. */
  readonly listings: readonly number[]
  readonly version: number
}

/** The ids of what answers a question, in its order, at most so many: for exports, which need more than a page. */
export async function foundIds(
  question: Question,
  most: number,
  city: City,
): Promise<Result<FoundIds, CatalogueRefusal>> {
  const snapshot = await snapshotOf(city)
  const settled = settlePlace(question, snapshot.numbering.areasOf)
  if (!settled.ok) return settled
  const size = snapshot.segments.reduce((sum, { segment }) => sum + segment.size, 0)
  const found = find(snapshot, { ...settled.value, limit: Math.min(most, size), cursor: null })
  if (!found) return refuse('catalogue.unknown-cursor')
  const ids = found.hits.map(({ matched, opportunity }) => matched.segment.ids[opportunity] as Id)
  const listings = found.hits.map(
    ({ matched, opportunity }) => answeringSessions(matched.segment, matched.view, found.ask, opportunity).length,
  )
  return accept({ ids, listings, version: snapshot.version })
}

/** Of these, the ones that changed after a moment, in the same order. */
export const changedAfter = (ids: readonly Id[], at: Instant, city: City): Promise<readonly Id[]> =>
  city.reading(async (tx) => {
    const rows = await tx
      .selectFrom('catalogue_opportunities')
      .select('id')
      .where('changed_at', '>', new Date(at).toISOString() as never)
      .execute()
    const changed = new Set(rows.map(({ id }) => id))
    return ids.filter((id) => changed.has(id))
  })
