import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { signedQuery } from '#platform/http/signed-address.ts'
import { ofRound, roundPurpose } from '../rules/of-round.ts'

/** The address, from the ecosystem's on, that opens one round of asking without a session. @param person null: the house's own mailbox */
export function linkOfRound(
  {
    ecosystem,
    round,
    person,
    until,
  }: { readonly ecosystem: Id; readonly round: Id; readonly person: Id | null; readonly until: Instant },
  secret: string,
): string {
  const signed = { purpose: roundPurpose, of: ofRound(ecosystem, round, person), until }
  const query = signedQuery(signed, secret)
  return `/host/rounds/${round}?${query}${person === null ? '' : `&person=${person}`}`
}
