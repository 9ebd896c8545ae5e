import { metresBetween } from '#kernel/place.ts'
import { containment, jaccard } from '../text/trigrams.ts'
import type { Prepared } from './prepare.ts'
import { titleLikeness } from './title-likeness.ts'

const parts = ['title', 'venue', 'distance', 'start', 'host', 'link'] as const
type Part = (typeof parts)[number]

/** How alike two records are, 0 to 1, and of what the figure is made. A part is null when one side does not say. */
export interface Score {
  readonly total: number
  readonly parts: Readonly<Record<Part, number | null>>
}

/** Fixed weights, tuned on the first noisy feed only (tests/conformance/linkage). They need not add up to one. */
const weights: Readonly<Record<Part, number>> = {
  title: 50,
  venue: 14,
  distance: 14,
  start: 14,
  host: 4,
  link: 8,
}

const between = (value: number, best: number, worst: number): number =>
  Math.min(1, Math.max(0, (worst - value) / (worst - best)))

/** Geocoders differ by a building or a block; beyond 600 m it is another place. */
function distanceLikeness(a: Prepared, b: Prepared): number | null {
  if (a.point === null || b.point === null) return null
  return between(metresBetween(a.point, b.point), 150, 600)
}

/** Half an hour is "doors open"; two hours is another showing. Another day is no likeness at all. */
function startLikeness(a: Prepared, b: Prepared): number | null {
  if (a.day === null || b.day === null) return null
  if (a.day !== b.day) return 0
  if (a.minute === null || b.minute === null) return null
  return between(Math.abs(a.minute - b.minute), 0, 120)
}

const nameLikeness = (a: Float64Array | null, b: Float64Array | null): number | null =>
  a === null || b === null ? null : Math.max(jaccard(a, b), containment(a, b) * 0.9)

/** Two sites have two addresses for one thing; one site has two addresses for two things. */
function linkLikeness(a: Prepared, b: Prepared): number | null {
  if (a.link === null || b.link === null) return null
  if (a.link === b.link) return 1
  return a.linkSite === b.linkSite ? 0 : null
}

/**
 * Weighs what both records say. Symmetric; 1 for records that say the same; a part that one of them does not say counts
 * neither for nor against.
 */
export function scorePair(a: Prepared, b: Prepared): Score {
  const likeness: Record<Part, number | null> = {
    title: titleLikeness(a, b),
    venue: nameLikeness(a.venue, b.venue),
    distance: distanceLikeness(a, b),
    start: startLikeness(a, b),
    host: nameLikeness(a.host, b.host),
    link: linkLikeness(a, b),
  }
  let sum = 0
  let weight = 0
  for (const part of parts) {
    const value = likeness[part]
    if (value === null) continue
    sum += value * weights[part]
    weight += weights[part]
  }
  return { total: sum / weight, parts: likeness }
}
