import type { Actor } from '#kernel/actor.ts'
import type { LocalText } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayRunEcosystem } from '../policy.ts'
import { joinNetwork } from '../store/ecosystems.ts'
import { slugShape, type EcosystemRefusal } from '../words.ts'

export interface NetworkToJoin {
  readonly slug: string
  readonly name: LocalText
  readonly about: LocalText
}

/** This ecosystem joins a network, which is made when it is the first; joining again changes nothing. */
export const groupInNetwork = (
  network: NetworkToJoin,
  by: Actor,
  city: City,
): Promise<Result<{ joined: boolean }, EcosystemRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunEcosystem(by)) return refuse('ecosystems.office-only')
    if (!slugShape.safeParse(network.slug).success) return refuse('ecosystems.slug-malformed', { slug: network.slug })
    const joined = await joinNetwork(tx, { id: city.newId(), ...network }, city.ecosystemId)
    if (joined) await record(tx, [happened('ecosystems.network-grouped', by, { network: network.slug })], city.now())
    return accept({ joined })
  })
