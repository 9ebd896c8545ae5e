import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayRunEcosystem } from '../policy.ts'
import { joinNetwork, loadNetworks } from '../store/ecosystems.ts'
import { slugShape, type EcosystemRefusal } from '../words.ts'
import type { NetworkToJoin } from './group-in-network.ts'

/**
 * A network nobody had yet, with this ecosystem in it.
 * @refuses slug-taken · slug-malformed
 */
export const beginNetwork = (
  network: NetworkToJoin,
  by: Actor,
  city: City,
): Promise<Result<{ slug: string }, EcosystemRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunEcosystem(by)) return refuse('ecosystems.office-only')
    const { slug } = network
    if (!slugShape.safeParse(slug).success) return refuse('ecosystems.slug-malformed', { slug })
    if ((await loadNetworks(tx)).some((known) => known.slug === slug)) return refuse('ecosystems.slug-taken', { slug })
    await joinNetwork(tx, { id: city.newId(), ...network }, city.ecosystemId)
    await record(tx, [happened('ecosystems.network-begun', by, { network: slug })], city.now())
    return accept({ slug })
  })
