import type { Id } from '#kernel/id.ts'
import type { SavedFromSource } from '../words.ts'

export interface ComingOpportunity<Draft> {
  readonly groupKey: string
  readonly hash: string
  readonly draft: Draft
  readonly sessions: readonly ComingSession[]
}

export interface ComingSession {
  readonly originalId: string
  readonly hash: string
}

export interface KnownOpportunity {
  readonly id: Id
  readonly groupKey: string
  readonly hash: string | null
}

export interface KnownSession {
  readonly id: Id
  readonly originalId: string
  readonly opportunityId: Id
  readonly hash: string | null
  readonly isLapsed: boolean
}

export interface ImportDecision<Draft> {
  /** Created and changed ones, with the id each has or gets. */
  readonly opportunities: readonly {
    readonly id: Id
    readonly isNew: boolean
    readonly coming: ComingOpportunity<Draft>
  }[]
  readonly sessions: readonly {
    readonly id: Id
    readonly opportunityId: Id
    readonly isNew: boolean
    readonly at: number
    readonly coming: ComingOpportunity<Draft>
  }[]
  readonly lapsing: readonly KnownSession[]
  /** All whose sessions or facts are not what they were. */
  readonly touched: ReadonlySet<Id>
  /** Every opportunity that has sessions of the source now. */
  readonly standing: ReadonlyMap<Id, ComingOpportunity<Draft>>
  readonly counts: Omit<SavedFromSource, 'heldBack'>
}

/**
 * Law: the same source and key are the same opportunity; the same source and original id are the same session; what
 * the source no longer tells lapses. An opportunity whose key changed but whose first session is known keeps its id if
 * nothing else claims it. What says the same as before is left alone.
 */
export function decideImport<Draft>(
  coming: readonly ComingOpportunity<Draft>[],
  known: { readonly opportunities: readonly KnownOpportunity[]; readonly sessions: readonly KnownSession[] },
  newId: () => Id,
): ImportDecision<Draft> {
  const byKey = new Map(known.opportunities.map((each) => [each.groupKey, each]))
  const byId = new Map(known.opportunities.map((each) => [each.id, each]))
  const sessionOf = new Map(known.sessions.map((each) => [each.originalId, each]))
  const claimed = new Set<Id>()
  for (const { groupKey } of coming) {
    const same = byKey.get(groupKey)
    if (same) claimed.add(same.id)
  }
  const formerOf = ({ groupKey, sessions }: ComingOpportunity<Draft>): KnownOpportunity | undefined => {
    const same = byKey.get(groupKey)
    if (same) return same
    const first = sessions[0] && sessionOf.get(sessions[0].originalId)
    const former = first && !claimed.has(first.opportunityId) ? byId.get(first.opportunityId) : undefined
    if (former) claimed.add(former.id)
    return former
  }

  const opportunities: { id: Id; isNew: boolean; coming: ComingOpportunity<Draft> }[] = []
  const sessions: { id: Id; opportunityId: Id; isNew: boolean; at: number; coming: ComingOpportunity<Draft> }[] = []
  const touched = new Set<Id>()
  const standing = new Map<Id, ComingOpportunity<Draft>>()
  const told = new Set<string>()
  const counts = { created: 0, changed: 0, unchanged: 0, lapsed: 0, opportunities: coming.length }
  for (const each of coming) {
    const former = formerOf(each)
    const id = former?.id ?? newId()
    standing.set(id, each)
    const sameFacts = former?.hash === each.hash && former.groupKey === each.groupKey
    if (!sameFacts) {
      opportunities.push({ id, isNew: !former, coming: each })
      touched.add(id)
    }
    for (const [at, { originalId, hash }] of each.sessions.entries()) {
      told.add(originalId)
      const before = sessionOf.get(originalId)
      const same = before !== undefined && before.hash === hash && before.opportunityId === id && !before.isLapsed
      if (!same) {
        sessions.push({ id: before?.id ?? newId(), opportunityId: id, isNew: !before, at, coming: each })
        touched.add(id)
        if (before) touched.add(before.opportunityId)
      }
      if (!before) counts.created += 1
      else if (same && sameFacts) counts.unchanged += 1
      else counts.changed += 1
    }
  }
  const lapsing = known.sessions.filter(({ originalId, isLapsed }) => !isLapsed && !told.has(originalId))
  for (const { opportunityId } of lapsing) touched.add(opportunityId)
  return { opportunities, sessions, lapsing, touched, standing, counts: { ...counts, lapsed: lapsing.length } }
}
