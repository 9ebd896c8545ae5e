import type { Prepared } from './prepare.ts'

/** Two rows to be put together; `certain` when a person or the source itself says so, then dates may differ. */
export interface Bond {
  readonly one: number
  readonly other: number
  readonly certain: boolean
}

/** Rows that are one thing, as indexes, lowest first. */
export type Cluster = readonly number[]

/**
 * Union with a veto. Bonds are taken in the order given; one is refused when it would bring together two rows of one
 * source, rows a person called different, or (unless certain) rows of different days.
 * @param apart pairs a person called different
 * @returns every row in exactly one cluster, and for each bond whether it held
 */
export function clustersOf(
  records: readonly Prepared[],
  bonds: readonly Bond[],
  apart: readonly (readonly [one: number, other: number])[],
): { clusters: Cluster[]; held: boolean[] } {
  const clusterOf: number[][] = records.map((_, index) => [index])
  const vetoes = new Map<number, Set<number>>()
  for (const [one, other] of apart) {
    vetoes.set(one, (vetoes.get(one) ?? new Set()).add(other))
    vetoes.set(other, (vetoes.get(other) ?? new Set()).add(one))
  }
  const forbids = (one: number, other: number, certain: boolean): boolean => {
    const [a, b] = [records[one]!, records[other]!]
    if (a.source === b.source || vetoes.get(one)?.has(other)) return true
    return !certain && a.day !== null && b.day !== null && a.day !== b.day
  }
  const held = bonds.map(({ one, other, certain }) => {
    const mine = clusterOf[one]!
    const theirs = clusterOf[other]!
    if (mine === theirs) return true
    if (mine.some((row) => theirs.some((second) => forbids(row, second, certain)))) return false
    const [into, from] = mine.length >= theirs.length ? [mine, theirs] : [theirs, mine]
    for (const row of from) {
      into.push(row)
      clusterOf[row] = into
    }
    return true
  })
  const clusters = [...new Set(clusterOf)].map((rows) => rows.toSorted((one, other) => one - other))
  return { clusters, held }
}
