import { countUnderAgreement, letGoOfAgreement } from '#commons/groups'
import { agreementsToClear, markAgreementCleared } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { RetentionRule } from '#platform/retention/words.ts'

/** A room that keeps what came over under an agreement, with the agreement's id beside it. */
export interface ImportedUnderAgreement {
  /** How many people's rows there are. */
  readonly count: (agreementId: Id, city: City) => Promise<number>
  /** Lets go of all of them; safe to run twice. @returns how many went */
  readonly letGo: (agreementId: Id, city: City) => Promise<number>
}

/** Every such room stands here. */
const rooms: readonly ImportedUnderAgreement[] = [{ count: countUnderAgreement, letGo: letGoOfAgreement }]

/** P17: an agreement ends, and what came over under it goes with the next run. */
export const endedAgreements: RetentionRule = {
  name: 'organisations.ended-agreements',
  table: 'organisations_agreements',
  after: 0,
  dryRun: async (city) => {
    let found = 0
    for (const id of await agreementsToClear(city)) for (const { count } of rooms) found += await count(id, city)
    return found
  },
  run: async (city) => {
    let gone = 0
    for (const id of await agreementsToClear(city)) {
      for (const { letGo } of rooms) gone += await letGo(id, city)
      await markAgreementCleared(id, { kind: 'system', because: 'its end' }, city)
    }
    return gone
  },
}
