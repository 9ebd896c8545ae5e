import { editDistance } from '../text/edit-distance.ts'
import { containment, jaccard } from '../text/trigrams.ts'
import type { Prepared } from './prepare.ts'

/** Fewer trigrams than this are not a title any more, only a rest of one. */
const leastRest = 6

/** Jaccard of two sorted lists, leaving out what stands in either of two others; null when too little is left. */
function jaccardWithout(
  a: Float64Array,
  b: Float64Array,
  place: Float64Array,
  otherPlace: Float64Array,
): number | null {
  let [inA, inB, inPlace, inOther] = [0, 0, 0, 0]
  let [restA, restB, shared] = [0, 0, 0]
  while (inA < a.length || inB < b.length) {
    const fromA = inA < a.length ? a[inA]! : Infinity
    const fromB = inB < b.length ? b[inB]! : Infinity
    const next = Math.min(fromA, fromB)
    while (inPlace < place.length && place[inPlace]! < next) inPlace += 1
    while (inOther < otherPlace.length && otherPlace[inOther]! < next) inOther += 1
    if (place[inPlace] !== next && otherPlace[inOther] !== next) {
      if (fromA === next) restA += 1
      if (fromB === next) restB += 1
      if (fromA === fromB) shared += 1
    }
    if (fromA === next) inA += 1
    if (fromB === next) inB += 1
  }
  return Math.min(restA, restB) < leastRest ? null : shared / (restA + restB - shared)
}

/** A title wholly inside the other ("Danza" in "Danza costarricense") is a likely abbreviation, not the same words. */
const asPart = 0.75
/** Titles shorter than this are inside too many others. */
const leastPart = 5

/** One or two typing errors spoil most trigrams of a short title; letter by letter they are small: `kiko veneno`. */
function typedLikeness(a: string, b: string): number {
  const errors = editDistance(a, b)
  return errors > 2 ? 0 : Math.max(0, 1 - (1.5 * errors) / Math.max(a.length, b.length))
}

const lacksOne = (all: readonly string[], some: readonly string[]): boolean =>
  some.some((number) => !all.includes(number))
/** Level 1 and level 2, `Tramo I` and `Tramo II` are one letter apart and two things; a number left out is not. */
const numbersDiffer = (a: Prepared, b: Prepared): boolean =>
  lacksOne(a.numbers, b.numbers) && lacksOne(b.numbers, a.numbers)
const likenessWithOtherNumbers = 0.4

/**
 * How much of their words two titles share, 0 to 1, in any order. Publishers add the house to the title ("Taller de
 * robótica - Biblioteca Eugenio Trías"), so what only names the place of either record may be left out on both sides;
 * they abbreviate, and they mistype. Different numbers make different titles.
 */
export function titleLikeness(a: Prepared, b: Prepared): number {
  const whole = jaccard(a.title, b.title)
  if (numbersDiffer(a, b)) return Math.min(whole, likenessWithOtherNumbers)
  if (whole === 1) return 1
  const withoutPlace =
    a.place.length + b.place.length > 0 ? (jaccardWithout(a.title, b.title, a.place, b.place) ?? 0) : 0
  const inside = Math.min(a.title.length, b.title.length) >= leastPart ? containment(a.title, b.title) * asPart : 0
  return Math.max(whole, withoutPlace, inside, typedLikeness(a.written, b.written))
}
