import { caseOfProposal } from '#commons/governance'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'

export interface WhereItWaits {
  /** Nobody is waited for: its gate is being asked, or what it said is on its way. Within two seconds it is here. */
  readonly isOnItsWay: boolean
  /** The public page of its case. */
  readonly caseId: Id | null
  readonly bodies: readonly LocalText[]
  readonly deadlineAt: Instant | null
}

/** Where a proposed offer lies. */
export async function whereItWaits(proposalId: Id, city: City): Promise<WhereItWaits> {
  const found = await caseOfProposal('catalogue.publish', proposalId, city)
  return {
    isOnItsWay: found === null || found.isClosed,
    caseId: found?.caseId ?? null,
    bodies: found?.bodies ?? [],
    deadlineAt: found?.deadlineAt ?? null,
  }
}
