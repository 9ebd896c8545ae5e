import type { Language } from '#kernel/local-text.ts'
import { isStopWord } from '#laws/text/stop-words.ts'
import { stem } from '#laws/text/stem.ts'
import { words } from '#laws/text/words.ts'
import { byCodeUnit } from './text-index.ts'
import type { NearTerm } from './spelling.ts'

/** What a search needs to know of all documents together, wherever their words are kept. */
export interface Corpus {
  readonly documents: number
  /** Of all documents, in words. */
  readonly totalLength: number
  /** In how many documents the term stands. */
  frequencyOf(term: string): number
  termsBeginning(prefix: string): readonly string[]
  termsNear(word: string): readonly NearTerm[]
}

/** A term that stands for a word of the question, and how well (1 is the word itself). */
export interface Meaning {
  readonly term: string
  readonly likeness: number
  readonly frequency: number
}

export interface AskedWord {
  readonly word: string
  /** Best first, then in code-unit order; empty when nothing like it is known. */
  readonly meanings: readonly Meaning[]
  /** The nearest known word, when the word itself is not known. */
  readonly corrected: string | null
}

const likenessOfBeginning = 0.7
const likenessPerError = 0.3
const mostMeanings = 24
const mostWords = 12

/**
 * The words of a question that say something, folded. Words that only join others are left out, unless there is nothing
 * else; a word that joins in one of the languages counts as joining, for we do not know in which language one asks.
 */
export function askedWords(text: string, languages: readonly Language[]): string[] {
  const all = [...new Set(words(text))]
  const telling = all.filter((word) => !languages.some((language) => isStopWord(word, language)))
  return (telling.length > 0 ? telling : all).slice(0, mostWords)
}

/**
 * Law: a word means itself and its stem in any of the languages. Only if none of these is known it is completed
 * (the last word, which one may still be typing), and only if that finds nothing its spelling is corrected.
 */
export function expandWord(word: string, isLast: boolean, languages: readonly Language[], corpus: Corpus): AskedWord {
  const known = knownOf(formsOf(word, languages, 1), corpus)
  if (known.length > 0) return { word, meanings: known, corrected: null }
  if (isLast && word.length >= 2) {
    const begun = corpus.termsBeginning(word).map((term) => [term, likenessOfBeginning] as const)
    const completed = knownOf(new Map(begun), corpus)
    if (completed.length > 0) return { word, meanings: completed, corrected: null }
  }
  return correct(word, languages, corpus)
}

function correct(word: string, languages: readonly Language[], corpus: Corpus): AskedWord {
  const near = corpus.termsNear(word).filter(({ term }) => corpus.frequencyOf(term) > 0)
  const fewest = Math.min(...near.map(({ errors }) => errors))
  const forms = new Map<string, number>()
  for (const { term, errors } of near) {
    if (errors > fewest) continue
    for (const [form, likeness] of formsOf(term, languages, 1 - likenessPerError * errors)) forms.set(form, likeness)
  }
  const nearest = near
    .filter(({ errors }) => errors === fewest)
    .sort((a, b) => corpus.frequencyOf(b.term) - corpus.frequencyOf(a.term) || byCodeUnit(a.term, b.term))
  return { word, meanings: knownOf(forms, corpus), corrected: nearest[0]?.term ?? null }
}

function formsOf(word: string, languages: readonly Language[], likeness: number): Map<string, number> {
  const forms = new Map([[word, likeness]])
  for (const language of languages) forms.set(stem(word, language), likeness)
  return forms
}

function knownOf(forms: ReadonlyMap<string, number>, corpus: Corpus): Meaning[] {
  const known: Meaning[] = []
  for (const [term, likeness] of forms) {
    const frequency = corpus.frequencyOf(term)
    if (frequency > 0) known.push({ term, likeness, frequency })
  }
  return known
    .sort((a, b) => b.likeness - a.likeness || b.frequency - a.frequency || byCodeUnit(a.term, b.term))
    .slice(0, mostMeanings)
}
