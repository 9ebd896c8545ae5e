import { everything, type Question } from '../../rules/question.ts'
import { askedWords } from '#laws/text-index/expand-words.ts'
import type { Snapshot } from '../snapshot.ts'
import { countFound } from './find.ts'

/** One thing to ask differently, and what that would give. */
export interface Looser {
  /** The field that is dropped or widened. */
  readonly field: keyof Question
  readonly question: Question
  readonly total: number
  readonly totalListings: number
}

export interface Loosening {
  /** Each filter taken off alone, then a wider distance and later days; what gives nothing more is left out. Most first. */
  readonly ways: readonly Looser[]
  /** The words as we read them, where one had to be corrected; null: all were known or nothing was like them. */
  readonly spelling: (Looser & { readonly text: string }) | null
}

const filters = [
  'q',
  'weekday',
  'age',
  'area',
  'theme',
  'kind',
  'free',
  'maxPrice',
  'access',
  'provides',
  'language',
  'online',
  'open',
  'host',
] as const satisfies readonly (keyof Question)[]
const widest = 100

/** @param question with its place settled */
export function loosen(snapshot: Snapshot, question: Question): Loosening {
  const now = countFound(snapshot, question).total
  const ways: Looser[] = []
  const offer = (field: keyof Question, looser: Question): void => {
    const counted = countFound(snapshot, { ...looser, cursor: null })
    if (counted.total > now) ways.push({ field, question: { ...looser, cursor: null }, ...counted })
  }
  for (const field of filters) {
    if (String(question[field]) === String(everything[field])) continue
    // Without words there is no relevance to order by.
    offer(field, { ...question, [field]: everything[field] })
  }
  if (question.to !== null) offer('to', { ...question, to: null })
  for (const times of [2, 4]) {
    if (question.withinKm === null || question.withinKm * times > widest) break
    offer('withinKm', { ...question, withinKm: question.withinKm * times })
    if (ways.at(-1)?.field === 'withinKm') break
  }
  if (question.withinKm !== null) offer('near', { ...question, withinKm: null })
  ways.sort((a, b) => b.total - a.total)
  return { ways, spelling: respell(snapshot, question) }
}

/** The words as we read them, where one had to be corrected and then something is found. */
export function respell(snapshot: Snapshot, question: Question): Loosening['spelling'] {
  if (question.q === '') return null
  const words = askedWords(question.q, snapshot.languages)
  const read = words.map((word, at) => snapshot.numbering.expand(word, at === words.length - 1))
  if (!read.some(({ corrected }) => corrected !== null)) return null
  const text = read.map(({ word, corrected }) => corrected ?? word).join(' ')
  const respelled = { ...question, q: text, cursor: null }
  const counted = countFound(snapshot, respelled)
  return counted.total > 0 ? { field: 'q', question: respelled, text, ...counted } : null
}
