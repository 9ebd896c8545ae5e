import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayRunEcosystem } from '../policy.ts'
import { leaveNetwork as leave, loadNetworks } from '../store/ecosystems.ts'
import type { EcosystemRefusal } from '../words.ts'

/** This ecosystem leaves a network, which stays for the others and can be joined again. Out of it already, nothing happens. */
export const leaveNetwork = (
  slug: string,
  by: Actor,
  city: City,
): Promise<Result<{ left: boolean }, EcosystemRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunEcosystem(by)) return refuse('ecosystems.office-only')
    const network = (await loadNetworks(tx)).find((one) => one.slug === slug)
    if (!network) return refuse('ecosystems.network-not-here')
    const left = await leave(tx, network.id, city.ecosystemId)
    if (left) await record(tx, [happened('ecosystems.network-left', by, { network: slug })], city.now())
    return accept({ left })
  })
