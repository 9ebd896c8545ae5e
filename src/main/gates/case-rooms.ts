import { dayIn, instant } from '#kernel/instant.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { signedQuery } from '#platform/http/signed-address.ts'
import type { CaseRooms } from '../../commons/governance/routes.ts'
import { gatedActs } from './gate-reactions.ts'

/** P22: long enough to open a paper, too short for a forwarded address. */
const quarterOfAnHour = 15 * 60_000

/** Brings to a case's page what its own room keeps for those who decide. */
export const caseRooms = (desk: Desk): CaseRooms => ({
  privateFacts: async ({ act, proposalId }, { city, ecosystem }, { request, by, say }) => {
    const gated = gatedActs.find(({ acts }) => acts.includes(act))
    if (!gated) return []
    const until = instant(desk.clock.now() + quarterOfAnHour)
    const sign = (path: string): string => {
      const signed = { purpose: 'room', of: [ecosystem.id, path], until }
      return `${prefixFor(request, ecosystem)}${path}?${signedQuery(signed, desk.config.secret)}`
    }
    return gated.privateFacts(proposalId, { city, by, today: dayIn(ecosystem.timeZone, desk.clock.now()), say, sign })
  },
})
