import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { stagesOf } from '../rules/stages-of.ts'
import { loadBodies } from '../store/bodies.ts'
import { loadCaseOfProposal } from '../store/cases.ts'

export interface CaseOfProposal {
  readonly caseId: Id
  /** Bodies that look at it, by name; empty where it is people of a role. */
  readonly bodies: readonly LocalText[]
  readonly deadlineAt: Instant | null
  /** Decided: what follows from it is on its way. */
  readonly isClosed: boolean
  /** People look at it; false: its gate is open and lets everything through. */
  readonly isLookedAt: boolean
}

/** Where a proposal lies, for whoever made it; null: its gate has not been asked yet. */
export const caseOfProposal = (act: string, proposalId: Id, city: City): Promise<CaseOfProposal | null> =>
  city.reading(async (tx) => {
    const one = await loadCaseOfProposal(tx, act, proposalId)
    if (one === null) return null
    const bodies = await loadBodies(tx)
    const ids = new Set(stagesOf(one.gate).flatMap(([, { by }]) => (by.kind === 'body' ? [by.bodyId] : [])))
    const named = bodies.filter(({ id }) => ids.has(id)).map(({ name }) => name)
    return {
      caseId: one.id,
      bodies: named,
      deadlineAt: one.deadlineAt,
      isClosed: one.closedAt !== null,
      isLookedAt: one.gate.kind !== 'open',
    }
  })
