import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { saveAreas } from '../store/areas.ts'
import { mayRunEcosystem } from '../policy.ts'
import { readAreas } from '../rules/read-areas.ts'
import type { AreaFeature, AreaRecipe, EcosystemRefusal } from '../words.ts'

/** Areas from a publisher's polygons. Imported again, each area keeps its id by its code; a code that is gone leaves. */
export const importAreas = (
  { features, recipe }: { readonly features: readonly AreaFeature[]; readonly recipe: AreaRecipe },
  by: Actor,
  city: City,
): Promise<Result<{ areas: number }, EcosystemRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunEcosystem(by)) return refuse('ecosystems.office-only')
    const areas = readAreas(features, recipe)
    if (areas.length === 0) return refuse('ecosystems.no-areas-read')
    await saveAreas(
      tx,
      areas.map((area) => ({ id: city.newId(), ...area })),
    )
    await record(tx, [happened('ecosystems.areas-imported', by, { areas: areas.length })], city.now())
    return accept({ areas: areas.length })
  })
