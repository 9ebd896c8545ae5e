import { sha256Hex } from '../../sha-256/sha-256.ts'
import { inOrder } from '../matching/market.ts'
import type { Applicant, DrawFile, Opportunity } from '../words.ts'
import { leafOf, rootOf, treeOf } from './merkle-tree.ts'

/** Published before the seed is drawn; nobody can change a row, a rule or the number of rows after it unseen. */
export interface Commitment {
  /** The hash of the rules: every opportunity with its seats and guarantees. */
  readonly rules: string
  readonly rows: number
  readonly root: string
}

/**
 * A row as the one text that is hashed: JSON without spaces, groups in order. Ids are of plain letters, so JSON has only
 * one way to write it.
 */
export function rowText({ id, family, together, groups, wishes }: Applicant): string {
  return JSON.stringify([id, family, together, [...new Set(groups)].sort(inOrder), wishes])
}

/** The rules as one text, opportunities in the order of ids, guarantees in their own. */
export function rulesText(opportunities: readonly Opportunity[]): string {
  const sorted = [...opportunities].sort((one, other) => inOrder(one.id, other.id))
  return JSON.stringify(
    sorted.map(({ id, seats, guarantees }) => [id, seats, guarantees.map(({ group, seats: kept }) => [group, kept])]),
  )
}

/** Each row's own salt. The secret is long, made by chance outside, kept with the file and never published. */
export const saltOf = (secret: string, learner: string): string => sha256Hex(`${secret}|salt|${learner}`)

export interface Committed {
  readonly commitment: Commitment
  readonly tree: readonly (readonly string[])[]
  /** Position of each learner's leaf. Leaves are in the order of their hashes, which tells nothing of the rows. */
  readonly positions: ReadonlyMap<string, number>
}

export function commit(file: DrawFile, secret: string): Committed {
  const leaves = file.applicants.map((row) => ({ id: row.id, leaf: leafOf(saltOf(secret, row.id), rowText(row)) }))
  leaves.sort((one, other) => inOrder(one.leaf, other.leaf))
  const tree = treeOf(leaves.map(({ leaf }) => leaf))
  return {
    commitment: { rules: sha256Hex(rulesText(file.opportunities)), rows: leaves.length, root: rootOf(tree) },
    tree,
    positions: new Map(leaves.map(({ id }, position) => [id, position])),
  }
}
