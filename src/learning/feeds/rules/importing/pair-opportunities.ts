import type { Id } from '#kernel/id.ts'
import { linkRecords, type Edge } from '#laws/record-linkage/link-records.ts'
import type { LinkRecord } from '#laws/record-linkage/record.ts'

/** One listing as linkage sees it, and the opportunity it belongs to. */
export interface LinkListing extends LinkRecord {
  readonly opportunityId: Id
}

export interface FoundPair {
  /** Ids sort by age: the elder is kept. */
  readonly oneId: Id
  readonly otherId: Id
  readonly score: number
  readonly parts: Readonly<Record<string, number | null>>
  readonly zone: 'merge' | 'ask'
}

/**
 * Listings of different sources that are alike (law: `laws/record-linkage`) as pairs of their opportunities. Two are
 * merged without asking only when every listing of one of them has its twin in the other; where some differ a person
 * is asked.
 */
export function pairOpportunities(listings: readonly LinkListing[]): readonly FoundPair[] {
  const sizes = new Map<Id, number>()
  for (const { opportunityId } of listings) sizes.set(opportunityId, (sizes.get(opportunityId) ?? 0) + 1)
  const between = new Map<string, { readonly one: Id; readonly other: Id; readonly edges: Edge[] }>()
  for (const edge of linkRecords(listings).edges) {
    const [one, other] = [listings[edge.one]!.opportunityId, listings[edge.other]!.opportunityId].sort() as [Id, Id]
    if (one === other) continue
    const known = between.get(`${one} ${other}`)
    if (known) known.edges.push(edge)
    else between.set(`${one} ${other}`, { one, other, edges: [edge] })
  }
  return [...between.values()].map(({ one, other, edges }) => {
    const merging = edges.filter((edge) => edge.zone === 'merge')
    const matched = (id: Id): number =>
      new Set(
        merging.flatMap((edge) => [edge.one, edge.other].filter((index) => listings[index]!.opportunityId === id)),
      ).size
    const isWhole = [one, other].some((id) => merging.length > 0 && matched(id) === sizes.get(id))
    const best = edges.reduce((first, second) => (second.score.total > first.score.total ? second : first))
    const { total, parts } = best.score
    return { oneId: one, otherId: other, score: total, parts, zone: isWhole ? 'merge' : 'ask' }
  })
}
