import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadOrganisations } from '../store/organisations.ts'
import { domainOfWebsite } from './rules/domain-of-website.ts'
import { loadProof, loadProven } from './store.ts'
import type { DomainProof } from './words.ts'

/** Null: nobody began to prove it. */
export const proofOfAddress = (organisationId: Id, city: City): Promise<DomainProof | null> =>
  city.reading((tx) => loadProof(tx, organisationId))

/** Organisations whose address is proven, as long as it is the one they are listed with. */
export const provenAddresses = (city: City): Promise<ReadonlyMap<Id, DomainProof>> =>
  city.reading(async (tx) => {
    const proven = await loadProven(tx)
    if (proven.length === 0) return new Map()
    const websites = new Map((await loadOrganisations(tx)).map(({ id, website }) => [id, website]))
    const stands = proven.filter(
      ({ organisationId, domain }) => domainOfWebsite(websites.get(organisationId) ?? null) === domain,
    )
    return new Map(stands.map((proof) => [proof.organisationId, proof]))
  })
