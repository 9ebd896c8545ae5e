import type { ReadFile } from '../read-file.ts'

/**
 * A file as typed arrays. Learners are numbered in the order of their tickets, 0 first, so that "drawn earlier" is "smaller
 * number" and nothing depends on the order of rows; opportunities in the order of their ids.
 */
export interface Market {
  readonly learners: number
  readonly opportunities: number
  readonly seats: Int32Array
  /** Guarantees of opportunity o: from `guaranteeFrom[o]` up to `guaranteeFrom[o + 1]`. */
  readonly guaranteeFrom: Int32Array
  readonly guaranteeSeats: Int32Array
  /** The bit of the guarantee's group in `groups`. */
  readonly guaranteeGroup: Int32Array
  /** One bit for each group of the learner that any guarantee asks about. */
  readonly groups: Int32Array
  /** Wishes of learner l: from `wishFrom[l]` up to `wishFrom[l + 1]`, the dearest first. */
  readonly wishFrom: Int32Array
  readonly wishes: Int32Array
  /** Not zero: a wish that does not count, because it would tear a block. */
  readonly struck: Uint8Array
  /** Where the learner has a place already that she can not lose, or -1. */
  readonly holds: Int32Array
  /** The members of each block. */
  readonly blocks: readonly (readonly number[])[]
}

/** A learner's ticket beside the row it belongs to. */
export interface Ticket {
  readonly ticket: string
  /** Index into the file's applicants. */
  readonly row: number
}

export interface Prepared {
  readonly market: Market
  /** Sorted; position is the number of the learner. */
  readonly tickets: readonly Ticket[]
  /** Index into the file's opportunities, in the order of ids. */
  readonly opportunities: readonly number[]
}

/** By code unit, in any language of the machine. */
export const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * @param tickets one of each row that takes part; a row without one is left out
 * @param holds by learner's id, the opportunity she already has; her wishes after it do not count
 */
export function marketOf(
  file: ReadFile,
  tickets: readonly Ticket[],
  holds: ReadonlyMap<string, string> = new Map(),
): Prepared {
  const sorted = inTurn(tickets)
  const order = file.opportunities.map((_, index) => index)
  order.sort((one, other) => inOrder(file.opportunities[one]!.id, file.opportunities[other]!.id))
  const numberAt = new Int32Array(order.length)
  order.forEach((index, number) => (numberAt[index] = number))
  const fromRow = new Int32Array(file.applicants.length)
  for (let row = 1; row < fromRow.length; row += 1)
    fromRow[row] = fromRow[row - 1]! + file.applicants[row - 1]!.wishes.length
  const offers = offersOf(order.map((index) => file.opportunities[index]!))
  const rows = sorted.map(({ row }) => file.applicants[row]!)
  const wishFrom = new Int32Array(rows.length + 1)
  for (let l = 0; l < rows.length; l += 1) wishFrom[l + 1] = wishFrom[l]! + rows[l]!.wishes.length
  const wishes = new Int32Array(wishFrom[rows.length]!)
  const struck = new Uint8Array(wishes.length)
  const held = new Int32Array(rows.length).fill(-1)
  const groups = new Int32Array(rows.length)
  const blocks = new Map<string, number[]>()
  rows.forEach((row, l) => {
    for (const group of row.groups) groups[l] = groups[l]! | (1 << (offers.bits.get(group) ?? 31))
    groups[l] = groups[l]! & 0x7fffffff
    const has = row.wishes.indexOf(holds.get(row.id) ?? '')
    for (let at = 0; at < row.wishes.length; at += 1) {
      const o = numberAt[file.wishes[fromRow[sorted[l]!.row]! + at]!]!
      wishes[wishFrom[l]! + at] = o
      if (has >= 0 && at > has) struck[wishFrom[l]! + at] = 1
      if (at === has) held[l] = o
    }
    if (row.together === null) return
    const block = blocks.get(row.together)
    if (block) block.push(l)
    else blocks.set(row.together, [l])
  })
  const { bits: _, ...arrays } = offers
  const market: Market = {
    learners: rows.length,
    opportunities: order.length,
    ...arrays,
    groups,
    wishFrom,
    wishes,
    struck,
    holds: held,
    blocks: [...blocks.values()],
  }
  return { market, tickets: sorted, opportunities: order }
}

/** Sorted by ticket; the first twelve digits as a number decide nearly always, and faster than text. */
function inTurn(tickets: readonly Ticket[]): Ticket[] {
  const start = Float64Array.from(tickets, ({ ticket }) => Number.parseInt(ticket.slice(0, 12), 16))
  const order = Uint32Array.from(tickets, (_, index) => index)
  order.sort((one, other) => start[one]! - start[other]! || inOrder(tickets[one]!.ticket, tickets[other]!.ticket))
  return Array.from(order, (index) => tickets[index]!)
}

function offersOf(opportunities: readonly ReadFile['opportunities'][number][]) {
  const guaranteeFrom = new Int32Array(opportunities.length + 1)
  const bits = new Map<string, number>()
  const all = opportunities.flatMap(({ guarantees }, o) => {
    guaranteeFrom[o + 1] = guaranteeFrom[o]! + guarantees.length
    for (const { group } of guarantees) if (!bits.has(group)) bits.set(group, bits.size)
    return guarantees
  })
  return {
    seats: Int32Array.from(opportunities, ({ seats }) => seats),
    guaranteeFrom,
    guaranteeSeats: Int32Array.from(all, ({ seats }) => seats),
    guaranteeGroup: Int32Array.from(all, ({ group }) => bits.get(group)!),
    bits,
  }
}

/** Which guarantees of opportunity o the learner may use, one bit for each in their order. */
export function usable(market: Market, o: number, learner: number): number {
  const { guaranteeFrom, guaranteeGroup, groups } = market
  const own = groups[learner]!
  if (own === 0) return 0
  const from = guaranteeFrom[o]!
  let mask = 0
  for (let at = from; at < guaranteeFrom[o + 1]!; at += 1) mask |= ((own >>> guaranteeGroup[at]!) & 1) << (at - from)
  return mask
}
