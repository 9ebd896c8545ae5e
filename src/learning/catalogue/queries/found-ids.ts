import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { Question } from '../rules/question.ts'
import { settlePlace } from '../rules/settle-place.ts'
import { find } from '../snapshot/answer/find.ts'
import { snapshotOf } from '../snapshot/shelf.ts'
import type { CatalogueRefusal } from '../words.ts'

/** The ids of what answers a question, in its order, at most so many: for exports, which need more than a page. */
export async function foundIds(
  question: Question,
  most: number,
  city: City,
): Promise<Result<{ readonly ids: readonly Id[]; readonly version: number }, CatalogueRefusal>> {
  const snapshot = await snapshotOf(city)
  const settled = settlePlace(question, snapshot.numbering.areasOf)
  if (!settled.ok) return settled
  const size = snapshot.segments.reduce((sum, { segment }) => sum + segment.size, 0)
  const found = find(snapshot, { ...settled.value, limit: Math.min(most, size), cursor: null })
  if (!found) return refuse('catalogue.unknown-cursor')
  const ids = found.hits.map(({ matched, opportunity }) => matched.segment.ids[opportunity] as Id)
  return accept({ ids, version: snapshot.version })
}
