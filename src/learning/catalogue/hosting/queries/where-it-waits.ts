import { caseOfProposal } from '#commons/governance'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'

export interface WhereItWaits {
  /** Its gate was not asked yet: within two seconds it is. */
  readonly open: boolean
  /** The public page of its case. */
  readonly caseId: Id | null
  readonly bodies: readonly LocalText[]
  readonly deadlineAt: Instant | null
}

/** Where a proposed offer lies. */
export async function whereItWaits(proposalId: Id, city: City): Promise<WhereItWaits> {
  const found = await caseOfProposal('catalogue.publish', proposalId, city)
  return {
    open: found === null,
    caseId: found?.caseId ?? null,
    bodies: found?.bodies ?? [],
    deadlineAt: found?.deadlineAt ?? null,
  }
}
