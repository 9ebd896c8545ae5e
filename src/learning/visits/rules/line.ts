import type { Ask, VisitSlot } from '../words.ts'
import { seatsOf } from './fits.ts'

export interface InLine {
  readonly ask: Ask
  /** Dates that suit but for their seats, the best first. */
  readonly suits: readonly VisitSlot[]
}

/**
 * Law: whoever asked first is seated first. A date that a class before wants and that is too full for it is kept from those
 * behind it. @param line in the order of the line @returns the date each one gets now, by ask
 */
export function whoGets(line: readonly InLine[], free: ReadonlyMap<string, number>): Map<string, VisitSlot> {
  const left = new Map(free)
  const wanted = new Set<string>()
  const given = new Map<string, VisitSlot>()
  const goes = new Set<string>()
  for (const { ask, suits } of line) {
    const seats = seatsOf(ask.booking)
    const date = suits.find(
      ({ id, fallsOn }) =>
        !wanted.has(id) && (left.get(id) ?? 0) >= seats && !goes.has(`${ask.booking.groupId} ${fallsOn}`),
    )
    if (date) {
      given.set(ask.id, date)
      left.set(date.id, left.get(date.id)! - seats)
      goes.add(`${ask.booking.groupId} ${date.fallsOn}`)
    } else for (const { id } of suits) wanted.add(id)
  }
  return given
}
