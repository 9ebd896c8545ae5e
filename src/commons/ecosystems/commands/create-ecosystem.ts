import type { Actor } from '#kernel/actor.ts'
import { refuse, type Result } from '#kernel/result.ts'
import { happened } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import { record } from '#platform/database/outbox.ts'
import { mayRunEcosystem } from '../policy.ts'
import { decideEcosystem } from '../rules/decide-ecosystem.ts'
import { loadNamesInUse, saveEcosystem } from '../store/ecosystems.ts'
import { ecosystemDraft, type Ecosystem, type EcosystemDraft, type EcosystemRefusal } from '../words.ts'

/** Makes an ecosystem with an address of its own. Two asked for the same address at once: one of them is refused. */
export async function createEcosystem(
  draft: EcosystemDraft,
  by: Actor,
  database: Database,
): Promise<Result<Ecosystem, EcosystemRefusal>> {
  if (!mayRunEcosystem(by)) return refuse('ecosystems.office-only')
  const parts = ecosystemDraft.parse(draft)
  const city = database.city(database.newId(), parts.slug)
  try {
    return await city.transaction(async (tx) => {
      const decided = decideEcosystem(parts, await loadNamesInUse(tx, null))
      if (!decided.ok) return decided
      const value = await saveEcosystem(tx, city.ecosystemId, decided.value, city.now())
      await record(tx, [happened('ecosystems.ecosystem-created', by, { slug: value.slug })], city.now())
      return { ok: true, value }
    })
  } catch (fault) {
    const { code, constraint } = fault as { code?: string; constraint?: string }
    if (code !== '23505') throw fault
    return constraint?.includes('host')
      ? refuse('ecosystems.host-taken', { host: parts.host ?? '' })
      : refuse('ecosystems.slug-taken', { slug: parts.slug })
  }
}
