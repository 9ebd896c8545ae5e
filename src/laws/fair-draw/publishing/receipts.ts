import { accept, refuse, type Result } from '#kernel/result.ts'
import { sha256Hex } from '../../sha-256/sha-256.ts'
import { lostBy } from '../draw-places.ts'
import { ownResult, type OwnResult } from '../own-result.ts'
import { reversedTicket, ticketOf } from '../tickets.ts'
import type { Applicant, Draw } from '../words.ts'
import { rowText, rulesText, saltOf, type Committed } from './commitment.ts'
import { leafOf, pathOf, rootFrom } from './merkle-tree.ts'
import type { PublicResult } from './public-result.ts'

/** What one applicant gets, placed or not: her own row and what shows that it is in. Nothing of anybody else is in it. */
export interface Receipt {
  readonly row: Applicant
  readonly salt: string
  readonly position: number
  readonly path: readonly string[]
  /**
   * For each round, the wishes that the block lost because it did not fit whole. Her own row can not prove these: it would
   * take the rows of her friends. The auditors' run does.
   */
  readonly apart: readonly (readonly string[])[]
}

/** Where a row's leaf is, and what one needs beside it to reach the root, from below. */
export type Proof = Pick<Receipt, 'position' | 'path'>

/** Of one learner, from the whole tree. */
export function proofOf({ tree, positions }: Committed, learner: string): Proof {
  const position = positions.get(learner)!
  return { position, path: pathOf(tree, position) }
}

/** @param rounds those she took part in, the first first */
export function receiptOf(
  row: Applicant,
  secret: string,
  { position, path }: Proof,
  rounds: readonly Pick<Draw, 'apart'>[],
): Receipt {
  return {
    row,
    salt: saltOf(secret, row.id),
    position,
    path,
    apart: rounds.map(({ apart }) => [...lostBy(row.together, apart)]),
  }
}

export type ReceiptRefusal = 'rules-changed' | 'row-not-in' | 'lines-missing'

/**
 * Proves that the row is in the file that was committed to, and works out its result from the published lines, the seed and
 * the row alone. Needs no trust in whoever keeps the file.
 * @returns the last round she took part in
 */
export function checkReceipt(receipt: Receipt, published: PublicResult): Result<OwnResult, ReceiptRefusal> {
  const { row, salt, position, path, apart } = receipt
  const { commitment, opportunities, seed, rounds } = published
  if (sha256Hex(rulesText(opportunities)) !== commitment.rules) return refuse('rules-changed')
  if (rootFrom(leafOf(salt, rowText(row)), position, commitment.rows, path) !== commitment.root) {
    return refuse('row-not-in')
  }
  const ticket = ticketOf(seed, row)
  let result: OwnResult = { opportunity: null, missed: [] }
  for (let round = 0; round < apart.length; round += 1) {
    const lines = new Map(rounds[round]?.map((line) => [line.opportunity, line]))
    if (row.wishes.some((wish) => !lines.has(wish))) return refuse('lines-missing')
    const turn = round === 0 ? ticket : reversedTicket(ticket)
    result = ownResult(row, turn, lines, new Set(apart[round]), result.opportunity)
  }
  return accept(result)
}
