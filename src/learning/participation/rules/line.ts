import type { Id } from '#kernel/id.ts'
import type { LineRule } from '../words.ts'

/** Those of a party who wait, of one family or of several: seated together or not at all. */
export interface Party {
  /** The booking the party began with. */
  readonly bookingId: Id
  readonly size: number
}

/**
 * Law: whoever asked first is seated first. In a strict line nobody is passed, even if a seat stays empty until a large
 * party fits; where smaller ones may pass, a party that does not fit keeps its number and lets the next one go.
 * @param waiting in the order in which they asked
 * @param free seats that nobody holds
 * @returns who is seated now, in order
 */
export function whoIsNext<One extends Party>(waiting: readonly One[], free: number, line: LineRule): One[] {
  const next: One[] = []
  for (const party of waiting) {
    if (party.size <= free) {
      next.push(party)
      free -= party.size
    } else if (line === 'strict') break
  }
  return next
}

/** A party that asks now stands behind all who wait. */
export const isSeatedAtOnce = (size: number, waiting: readonly Party[], free: number, line: LineRule): boolean =>
  whoIsNext([...waiting, { bookingId: 'asks' as Id, size }], free, line).some(({ bookingId }) => bookingId === 'asks')
