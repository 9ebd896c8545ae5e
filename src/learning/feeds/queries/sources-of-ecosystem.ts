import type { City } from '#platform/database/city.ts'
import { loadImports } from '../store/imports.ts'
import { loadSources } from '../store/sources.ts'
import type { Import, Source } from '../words.ts'

export interface SourceSeen extends Source {
  /** Its newest import; null: none yet. */
  readonly lastImport: Import | null
}

/** All sources still in use, oldest first, each with how its newest import went. */
export const sourcesOfEcosystem = (city: City): Promise<SourceSeen[]> =>
  city.reading(async (tx) => {
    const sources = (await loadSources(tx)).filter((source) => source.removedAt === null)
    const seen: SourceSeen[] = []
    for (const source of sources) seen.push({ ...source, lastImport: (await loadImports(tx, source.id, 1))[0] ?? null })
    return seen
  })
