import type { Actor } from '#kernel/actor.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayRunEcosystem } from '../policy.ts'
import { forgetEcosystemHere } from '../queries/ecosystem-here.ts'
import { decideEcosystem } from '../rules/decide-ecosystem.ts'
import { loadEcosystem, loadNamesInUse, saveEcosystem } from '../store/ecosystems.ts'
import { ecosystemDraft, type Ecosystem, type EcosystemDraft, type EcosystemRefusal } from '../words.ts'

/** Changes some parts of an ecosystem; the others stay. An edit that changes nothing is no event. */
export const editEcosystem = (
  change: Partial<EcosystemDraft>,
  by: Actor,
  city: City,
): Promise<Result<Ecosystem, EcosystemRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunEcosystem(by)) return refuse('ecosystems.office-only')
    const before = await loadEcosystem(tx, city.ecosystemId)
    if (!before) return refuse('ecosystems.not-here')
    const parts = ecosystemDraft.parse({ ...before, ...change })
    const decided = decideEcosystem(parts, await loadNamesInUse(tx, before.id))
    if (!decided.ok) return decided
    const value = await saveEcosystem(tx, before.id, decided.value, city.now())
    forgetEcosystemHere(tx)
    const changed = Object.keys(change).filter(
      (part) => JSON.stringify(before[part as keyof Ecosystem]) !== JSON.stringify(value[part as keyof Ecosystem]),
    )
    if (changed.length > 0) {
      await record(tx, [happened('ecosystems.ecosystem-edited', by, { slug: value.slug, changed })], city.now())
    }
    return { ok: true, value }
  })
