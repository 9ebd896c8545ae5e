import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { saveIndicators } from '../store/areas.ts'
import { mayRunEcosystem } from '../policy.ts'
import { areaBookOf } from '../queries/area-book.ts'
import { sumByArea } from '../rules/read-indicators.ts'
import type { EcosystemRefusal, PointColumns, Table } from '../words.ts'

export interface PointMeasureToImport {
  readonly measure: string
  readonly year: number
  readonly source: string
  readonly table: Table
  readonly columns: PointColumns
}

/** Adds up what stands at points (pupils at their schools) into a measure of the areas they lie in. */
export const importPointMeasure = (
  { measure, year, source, table, columns }: PointMeasureToImport,
  by: Actor,
  city: City,
): Promise<Result<{ areas: number; outside: number }, EcosystemRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunEcosystem(by)) return refuse('ecosystems.office-only')
    const book = await areaBookOf(tx)
    const { sums, outside } = sumByArea(table, columns, book.areaAt)
    const indicators = [...sums].map(([areaId, value]) => ({ areaId, measure, year, value, source }))
    await saveIndicators(tx, measure, indicators)
    await record(
      tx,
      [happened('ecosystems.indicators-imported', by, { measure, kept: sums.size, outside })],
      city.now(),
    )
    return accept({ areas: sums.size, outside })
  })
