import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { copyLatestPopulation, loadOutlines, saveIndicators } from '../store/areas.ts'
import { mayRunEcosystem } from '../policy.ts'
import { readMeasure } from '../rules/read-indicators.ts'
import type { EcosystemRefusal, Indicator, MeasureColumns, Table } from '../words.ts'

export interface MeasureToImport {
  /** `hardship`, `population`, `publicSchoolPupils`: the same word for the same thing in every ecosystem. */
  readonly measure: string
  /** Publisher and edition, shown beside every figure made of it. */
  readonly source: string
  readonly table: Table
  readonly columns: MeasureColumns
}

/** One measure by area code, replaced wholly. Codes of no area (the line of the whole city) are counted, not kept. */
export const importIndicators = (
  { measure, source, table, columns }: MeasureToImport,
  by: Actor,
  city: City,
): Promise<Result<{ kept: number; unknown: number }, EcosystemRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunEcosystem(by)) return refuse('ecosystems.office-only')
    const areaIds = new Map((await loadOutlines(tx)).map((area) => [area.code, area.id]))
    const indicators = new Map<string, Indicator>()
    let unknown = 0
    for (const { code, year, value } of readMeasure(table, columns)) {
      const areaId = areaIds.get(code)
      if (areaId === undefined) unknown += 1
      else indicators.set(`${areaId} ${year}`, { areaId, measure, year, value, source })
    }
    await saveIndicators(tx, measure, [...indicators.values()])
    if (measure === 'population') await copyLatestPopulation(tx)
    await record(
      tx,
      [happened('ecosystems.indicators-imported', by, { measure, kept: indicators.size, unknown })],
      city.now(),
    )
    return accept({ kept: indicators.size, unknown })
  })
