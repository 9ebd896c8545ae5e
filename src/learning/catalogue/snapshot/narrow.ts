import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { askedWords, expandWord, type Corpus } from '#laws/text-index/expand-words.ts'
import { buildSpelling, termsNear } from '#laws/text-index/spelling.ts'
import { stem } from '#laws/text/stem.ts'
import type { Question } from '../rules/question.ts'
import {
  loadFrequencies,
  loadHolding,
  loadReach,
  loadTextTotals,
  loadWords,
  loadWordsBeginning,
} from '../word-store.ts'
import { loadHere, loadRows, type Here } from './load.ts'
import { buildSegment } from './segment/build-segment.ts'
import { makeSnapshot, newDictionaries, type Snapshot } from './snapshot.ts'
import { beginLoading, snapshotOf } from './shelf.ts'

/** More rows than this and waiting for the whole snapshot is no slower. */
const mostNarrowed = 3_000

/**
 * A snapshot of only what can matter to one question, made while the whole one is still loading: words and days narrow
 * in the database, what the whole catalogue says about words comes along, and the same code finds and ranks. So the
 * answer is the same. When nothing narrows enough, it waits for the whole.
 */
export async function snapshotFor(question: Question, city: City): Promise<Snapshot> {
  beginLoading(city)
  const here = await loadHere(city)
  const narrowed = await city.reading((tx) => narrow(tx, question, here))
  return narrowed ?? snapshotOf(city)
}

/** Null: too much is left. */
export async function narrow(tx: Tx, question: Question, here: Here): Promise<Snapshot | null> {
  const { today, surroundings } = here
  const { languages } = surroundings
  const corpus = await corpusFor(tx, question, here)
  const words = askedWords(question.q, languages)
  const meanings = words.map((word, at) => expandWord(word, at === words.length - 1, languages, corpus).meanings)
  const from = question.from !== null && question.from > today ? question.from : today
  let ids: readonly Id[] | null = null
  for (const each of meanings) {
    const terms = each.map(({ term }) => term)
    ids = await loadHolding(tx, terms, ids)
  }
  ids = await loadReach(tx, { today, from, to: question.to, among: ids, most: mostNarrowed + 1 })
  if (ids.length > mostNarrowed) return null
  const dictionaries = newDictionaries()
  const builder = buildSegment(surroundings, dictionaries, today)
  for (const row of await loadRows(tx, today, ids)) builder.add(row)
  // Version 0 is never kept: the whole snapshot answers next time.
  return makeSnapshot(0, today, surroundings, dictionaries, [{ segment: builder.finish(), gone: null }], corpus)
}

/** Everything `expandWord` may ask about the words of this question, read before it asks. */
async function corpusFor(tx: Tx, question: Question, { today, surroundings: { languages } }: Here): Promise<Corpus> {
  const words = askedWords(question.q, languages)
  const frequencies = new Map<string, number>()
  const learn = async (terms: readonly string[]): Promise<void> => {
    for (const [term, frequency] of await loadFrequencies(tx, today, terms)) frequencies.set(term, frequency)
  }
  const last = words.at(-1)
  const beginning = last !== undefined && last.length >= 2 ? await loadWordsBeginning(tx, last) : []
  const formsOf = (word: string): string[] => [word, ...languages.map((language) => stem(word, language))]
  await learn([...words.flatMap(formsOf), ...beginning])
  const unknown = words.filter((word) => !formsOf(word).some((form) => frequencies.has(form)))
  const spelling = unknown.length > 0 ? buildSpelling(await loadWords(tx)) : null
  const near = new Map(unknown.map((word) => [word, spelling ? termsNear(spelling, word) : []]))
  await learn([...near.values()].flat().flatMap(({ term }) => formsOf(term)))
  return {
    ...(await loadTextTotals(tx, today)),
    frequencyOf: (term) => frequencies.get(term) ?? 0,
    termsBeginning: (prefix) => beginning.filter((word) => word.startsWith(prefix)),
    termsNear: (word) => near.get(word) ?? [],
  }
}
