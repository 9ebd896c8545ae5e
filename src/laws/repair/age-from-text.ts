import type { Language } from '#kernel/local-text.ts'
import { fold } from '../text/fold.ts'
import { agePhrases, type AgePhrase } from './age-phrases.ts'

/** In years, both ends included. A null end is open; both null says "for everyone". */
export interface AgeRange {
  readonly min: number | null
  readonly max: number | null
}

const oldest = 98 // "10 – 99 Jahre" means no upper end

function within(phrases: readonly AgePhrase[], folded: string): AgeRange[] {
  const found: AgeRange[] = []
  for (const phrase of phrases) {
    for (const match of folded.matchAll(phrase.pattern)) {
      const range = phrase.read(match)
      if (range.min !== null && range.max !== null && range.min > range.max) continue
      if ((range.min ?? 0) > oldest) continue
      found.push({ min: range.min, max: range.max !== null && range.max > oldest ? null : range.max })
    }
  }
  return found
}

const lowest = (ranges: readonly AgeRange[]): number | null => {
  const ends = ranges.flatMap((range) => range.min ?? [])
  return ends.length > 0 ? Math.min(...ends) : null
}
const highest = (ranges: readonly AgeRange[]): number | null => {
  const ends = ranges.flatMap((range) => range.max ?? [])
  return ends.length > 0 ? Math.max(...ends) : null
}

/** Several ranges are several groups: the widest of them. Otherwise a lowest and a highest age said apart. */
function together(ranges: readonly AgeRange[]): AgeRange {
  const closed = ranges.filter((range) => range.min !== null && range.max !== null)
  if (closed.length > 0) {
    const open = ranges.some((range) => range.min !== null && range.max === null && range.min > highest(closed)!)
    return { min: lowest(closed), max: open ? null : highest(closed) }
  }
  const min = lowest(ranges)
  const max = highest(ranges)
  return min !== null && max !== null && min > max ? { min, max: null } : { min, max }
}

/**
 * The ages a sentence or a cell names: "Edades: de 3 a 5 años", "no recomendada para menores de 7 años", "Für Kinder von
 * 6 bis 10 Jahren", "16+", "6 and up", "Elem/MS". What stands right after a label ("Edad recomendada:") goes before
 * what the rest of the text says; a singer's "a los 13 años" is no age of the audience.
 * @returns null when nothing is said
 */
export function ageFromText(text: string, language: Language): AgeRange | null {
  const phrases = agePhrases[language]
  if (!phrases) return null
  const folded = fold(text).replace(/\s+/g, ' ').trim()
  const labelled = phrases.label ? within(phrases.statements, phrases.label.exec(folded)?.[1] ?? '') : []
  const ranges = labelled.length > 0 ? labelled : within([...phrases.statements, ...phrases.wholeCell], folded)
  return ranges.length > 0 ? together(ranges) : null
}
