import type { Id } from '#kernel/id.ts'
import type { Fact } from '../words.ts'

/**
 * Minutes each fact of having been there is credited with: the same hour at the same thing told twice, by the roster and by
 * a scan, is one hour, and the fact that adds nothing is credited nothing. Another fact never lowers what is credited in
 * all: touching spans count no longer than from their first minute to their last, nor more than was told of them.
 * @param facts those that stand
 */
export function creditedMinutes(facts: readonly Fact[]): Map<Id, number> {
  const credited = new Map<Id, number>()
  const open = new Map<string, Visit>()
  for (const fact of attendedIn(facts)) {
    // What has no address of its own is only itself; what was copied with other themes is another thing.
    const { id, kind, themes, skills, areaId } = fact.about
    const thing = id === null ? fact.id : JSON.stringify([id, kind, themes, skills, areaId, fact.organisationId])
    const before = open.get(thing)
    const touches = before !== undefined && fact.at < before.untilAt
    const visit = touches
      ? before
      : { at: fact.at, untilAt: fact.untilAt, told: new Map<string, number>(), credited: 0 }
    const span = `${fact.at} ${fact.untilAt}`
    visit.told.set(span, Math.max(visit.told.get(span) ?? 0, fact.minutes))
    visit.untilAt = Math.max(visit.untilAt, fact.untilAt)
    const told = [...visit.told.values()].reduce((sum, minutes) => sum + minutes, 0)
    const total = Math.min(told, Math.ceil((visit.untilAt - visit.at) / 60_000))
    credited.set(fact.id, total - visit.credited)
    visit.credited = total
    open.set(thing, visit)
  }
  return credited
}

/** Minutes for each theme or skill of what was attended, most first; an offer with two themes gives its time to both. */
export function minutesBy(words: 'themes' | 'skills', facts: readonly Fact[]): Map<string, number> {
  const credited = creditedMinutes(facts)
  const sums = new Map<string, number>()
  for (const { id, about } of attendedIn(facts)) {
    for (const word of new Set(about[words])) sums.set(word, (sums.get(word) ?? 0) + (credited.get(id) ?? 0))
  }
  return new Map([...sums].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))
}

/** Minutes in all, each hour once. */
export const minutesInAll = (facts: readonly Fact[]): number =>
  [...creditedMinutes(facts).values()].reduce((sum, minutes) => sum + minutes, 0)

interface Visit {
  readonly at: number
  untilAt: number
  /** The most that was told of each span. */
  readonly told: Map<string, number>
  credited: number
}

const attendedIn = (facts: readonly Fact[]) =>
  facts
    .flatMap(({ kind, about, untilAt, minutes, id, at, seq, organisationId }) =>
      kind === 'attended' && about !== null && untilAt !== null
        ? [{ about, untilAt, minutes: minutes ?? 0, id, at, seq, organisationId }]
        : [],
    )
    .toSorted((a, b) => a.at - b.at || a.seq - b.seq)
