import type { Actor } from '#kernel/actor.ts'
import type { LocalText } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayRunEcosystem } from '../policy.ts'
import { loadNetworks, saveNetwork } from '../store/ecosystems.ts'
import type { EcosystemRefusal, Network } from '../words.ts'

export interface NetworkEdit {
  readonly slug: string
  readonly name: LocalText
  readonly about: LocalText
}

/**
 * What a network says of itself, by one of those who are in it; its address stays. Saved again the same, nothing happens.
 * @refuses network-not-here · not-in-network
 */
export const editNetwork = (
  { slug, name, about }: NetworkEdit,
  by: Actor,
  city: City,
): Promise<Result<Network, EcosystemRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunEcosystem(by)) return refuse('ecosystems.office-only')
    const network = (await loadNetworks(tx)).find((one) => one.slug === slug)
    if (!network) return refuse('ecosystems.network-not-here')
    if (!network.ecosystemIds.includes(city.ecosystemId)) return refuse('ecosystems.not-in-network')
    if (isSameText(network.name, name) && isSameText(network.about, about)) return accept(network)
    await saveNetwork(tx, network.id, { name, about })
    await record(tx, [happened('ecosystems.network-edited', by, { network: slug })], city.now())
    return accept({ ...network, name, about })
  })

/** The database keeps an object's parts in an order of its own. */
const isSameText = (one: LocalText, other: LocalText): boolean =>
  one.sourceLanguage === other.sourceLanguage &&
  JSON.stringify(Object.entries(one.texts).sort()) === JSON.stringify(Object.entries(other.texts).sort())
