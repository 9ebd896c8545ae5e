import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadBoundaries, saveAreaNames } from '../store/areas.ts'
import { mayRunEcosystem } from '../policy.ts'
import { nameAreas } from '../rules/name-areas.ts'
import type { EcosystemRefusal, OtherName } from '../words.ts'

/** Sets all other names people use for areas; the list given is the whole list. */
export const giveAreasOtherNames = (
  names: readonly OtherName[],
  by: Actor,
  city: City,
): Promise<Result<{ names: number }, EcosystemRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunEcosystem(by)) return refuse('ecosystems.office-only')
    const named = nameAreas(names, await loadBoundaries(tx))
    if (!named.ok) return named
    await saveAreaNames(tx, named.value)
    await record(tx, [happened('ecosystems.areas-named', by, { names: names.length })], city.now())
    return accept({ names: names.length })
  })
