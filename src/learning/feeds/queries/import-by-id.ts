import { isId, type Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadImport, loadImports, loadRefused } from '../store/imports.ts'
import { loadSource } from '../store/sources.ts'
import type { Import, RowRefusal, Source } from '../words.ts'

export interface ImportReport {
  readonly source: Source
  readonly one: Import & { readonly fileName: string | null; readonly jobId: Id | null }
  readonly refused: readonly RowRefusal[]
}

/** One import with its source and the rows it refused, at most so many. Null: there is none of this id here. */
export const importById = (id: string, city: City, mostRefused: number): Promise<ImportReport | null> =>
  city.reading(async (tx) => {
    const one = isId(id) ? await loadImport(tx, id) : null
    const source = one === null ? null : await loadSource(tx, one.sourceId)
    if (one === null || source === null) return null
    return { source, one, refused: await loadRefused(tx, one.id, mostRefused) }
  })

/** A source with its imports, newest first. */
export const sourceById = (
  id: string,
  city: City,
): Promise<{ readonly source: Source; readonly imports: readonly Import[] } | null> =>
  city.reading(async (tx) => {
    const source = isId(id) ? await loadSource(tx, id) : null
    if (source === null || source.removedAt !== null) return null
    return { source, imports: await loadImports(tx, source.id, 30) }
  })
