import { askedWords, expandWord, type Corpus } from '#laws/text-index/expand-words.ts'
import { buildSpelling, termsNear } from '#laws/text-index/spelling.ts'
import type { IndexedText } from '#laws/text-index/text-index.ts'
import type { Question } from '../../rules/question.ts'
import { textOfOpportunity } from '../../rules/text-of-opportunity.ts'
import type { CatalogueRow, Surroundings } from '../segment/rows.ts'

/** BM25 by the book; null: a word of the question stands nowhere in it. */
export function scorer(rows: readonly CatalogueRow[], world: Surroundings, question: Question) {
  const texts = new Map<CatalogueRow, IndexedText>()
  for (const row of rows) texts.set(row, textOfOpportunity({ ...row, hostName: world.hosts.get(row.hostId)!.name }))
  const all = [...texts.values()]
  const terms = [...new Set(all.flatMap(({ weights }) => [...weights.keys()]))].sort()
  const corpus: Corpus = {
    documents: all.length,
    totalLength: all.reduce((sum, { length }) => sum + length, 0),
    frequencyOf: (term) => all.filter(({ weights }) => weights.has(term)).length,
    termsBeginning: (prefix) => terms.filter((term) => term.startsWith(prefix)),
    termsNear: (word) => termsNear(buildSpelling(terms), word),
  }
  const words = question.q ? askedWords(question.q, world.languages) : []
  const asked = words.map((word, at) => expandWord(word, at === words.length - 1, world.languages, corpus))
  return (row: CatalogueRow): number | null => {
    const { weights, length } = texts.get(row)!
    let total = 0
    for (const { meanings } of asked) {
      let best: number | null = null
      for (const { term, likeness, frequency } of meanings) {
        const weight = Math.min(255, weights.get(term) ?? 0)
        if (weight === 0) continue
        const rarity = Math.log(1 + (corpus.documents - frequency + 0.5) / (frequency + 0.5))
        const norm = 1.2 * (1 - 0.5 + (0.5 * length) / (corpus.totalLength / corpus.documents))
        best = Math.max(best ?? 0, (likeness * rarity * weight * (1.2 + 1)) / (weight + norm))
      }
      if (best === null) return null
      total += best
    }
    return total
  }
}
