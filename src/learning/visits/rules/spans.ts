import { addDays, type Day } from '#kernel/instant.ts'
import type { BlockedDay } from '../words.ts'

export interface BlockedSpan extends Pick<BlockedDay, 'organisationId' | 'place'> {
  readonly on: Day
  readonly untilOn: Day
}

/** Days that follow on each other, of the same and at the same, told as one; the first to come first. */
export function spansOf(days: readonly BlockedDay[]): BlockedSpan[] {
  const spans: BlockedSpan[] = []
  for (const [, own] of Map.groupBy(days, ({ organisationId, place }) => JSON.stringify([organisationId, place]))) {
    for (const { organisationId, place, fallsOn } of own.toSorted((one, other) =>
      one.fallsOn < other.fallsOn ? -1 : 1,
    )) {
      const last = spans.at(-1)
      const goesOn =
        last?.organisationId === organisationId && last.place === place && addDays(last.untilOn, 1) === fallsOn
      if (goesOn) spans[spans.length - 1] = { ...last, untilOn: fallsOn }
      else spans.push({ organisationId, place, on: fallsOn, untilOn: fallsOn })
    }
  }
  return spans.toSorted((one, other) => (one.on === other.on ? 0 : one.on < other.on ? -1 : 1))
}
