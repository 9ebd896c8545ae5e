import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import { loadAreaNames, loadAreasVersion, loadBoundaries } from '../store/areas.ts'
import { areaBook } from '../rules/area-book.ts'
import type { AreaBook } from '../words.ts'

/** One book an ecosystem; a big city's costs about 3 MB, so only the ones asked for last stay. */
const booksKept = 8
const kept = new Map<Id, { version: number; book: AreaBook }>()

/** The areas of this transaction's ecosystem, made once and kept until they change. */
export async function areaBookOf(tx: Tx): Promise<AreaBook> {
  const { ecosystemId, version } = await loadAreasVersion(tx)
  const found = kept.get(ecosystemId)
  if (found?.version === version) return found.book
  const book = areaBook(await loadBoundaries(tx), await loadAreaNames(tx))
  kept.delete(ecosystemId)
  kept.set(ecosystemId, { version, book })
  if (kept.size > booksKept) kept.delete(kept.keys().next().value!)
  return book
}
