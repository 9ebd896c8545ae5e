import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { domainOfWebsite } from './rules/domain-of-website.ts'
import { loadProof, loadProven } from './store.ts'
import type { Organisation } from '../words.ts'
import type { DomainProof } from './words.ts'

/** Null: nobody began to prove it. */
export const proofOfAddress = (organisationId: Id, city: City): Promise<DomainProof | null> =>
  city.reading((tx) => loadProof(tx, organisationId))

/** Those of these organisations whose address is proven, as long as it is the one they are listed with. */
export const provenAmong = (
  organisations: readonly Pick<Organisation, 'id' | 'website'>[],
  city: City,
): Promise<ReadonlySet<Id>> =>
  city.reading(async (tx) => {
    const websites = new Map(organisations.map(({ id, website }) => [id, website]))
    const proven = await loadProven(tx, [...websites.keys()])
    const stands = proven.filter(
      ({ organisationId, domain }) => domainOfWebsite(websites.get(organisationId) ?? null) === domain,
    )
    return new Set(stands.map(({ organisationId }) => organisationId))
  })
