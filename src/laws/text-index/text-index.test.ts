import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { countBits, hasBit } from '#laws/bitset/bitset.ts'
import { editDistance } from '#laws/text/edit-distance.ts'
import { askedWords, expandWord, type Corpus } from './expand-words.ts'
import { scoreDocuments } from './score-documents.ts'
import { buildSpelling, errorsForgiven, termsNear } from './spelling.ts'
import { buildTextIndex, numberOfTerm, termsBeginning, type TextIndex } from './text-index.ts'
import { weighWords } from './word-weights.ts'

const titles = [
  ['Robotics for beginners', 'en'],
  ['Children swim', 'en'],
  ['Visita a la biblioteca', 'es'],
  ['Schwimmen für Kinder', 'de'],
  ['Swim team, swim meet, swim camp', 'en'],
  ['Taller de robótica', 'es'],
] as const
const languages = ['en', 'es', 'de', 'ar']

function indexOf(texts: readonly (readonly [string, string])[]): TextIndex {
  const builder = buildTextIndex()
  for (const [text, language] of texts) builder.add(weighWords([{ text, language, weight: 5, asWritten: true }]))
  return builder.finish()
}

function corpusOf(index: TextIndex): Corpus {
  const spelling = buildSpelling(index.terms)
  return {
    documents: index.lengths.length,
    totalLength: index.lengths.reduce((sum, length) => sum + length, 0),
    frequencyOf(term) {
      const number = numberOfTerm(index, term)
      return number < 0 ? 0 : index.starts[number + 1]! - index.starts[number]!
    },
    termsBeginning: (prefix) => termsBeginning(index, prefix),
    termsNear: (word) => termsNear(spelling, word),
  }
}

const index = indexOf(titles)
const corpus = corpusOf(index)

function find(question: string): number[] {
  const words = askedWords(question, languages)
  const asked = words.map((word, at) => expandWord(word, at === words.length - 1, languages, corpus))
  const scores = new Float64Array(titles.length)
  const { matches } = scoreDocuments(index, asked, corpus, scores)
  return titles
    .map((_, document) => document)
    .filter((document) => hasBit(matches, document))
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
}

test.each([
  ['robot', [0, 5]],
  ['a robots class', []],
  ['ROBOTICA', [0, 5]],
  ['robtics', [0, 5]],
  ['bibliotecas', [2]],
  ['bibloteca', [2]],
  ['kind', [3]],
  ['swim', [4, 1]],
  ['swim camp', [4]],
  ['swim ca', [4]],
  ['begin', [0]],
  ['xylophone', []],
])('"%s" finds %j', (question, expected) => {
  expect(find(question).sort()).toEqual([...expected].sort())
})

test('a word said more often, in a text not too long, comes first', () => {
  expect(find('swim')[0]).toBe(4)
})

test('a question of nothing but joining words still asks for them', () => {
  expect(askedWords('the for', languages)).toEqual(['the', 'for'])
  expect(askedWords('robots for the children', languages)).toEqual(['robots', 'children'])
})

test('the correction is told', () => {
  expect(expandWord('bibloteca', true, languages, corpus).corrected).toBe('biblioteca')
})

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 3, maxLength: 11 })

test('finds exactly the terms that comparing with every term finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(letters, { maxLength: 60 }), letters, (terms, word) => {
      const forgiven = errorsForgiven(word)
      const near = termsNear(buildSpelling(terms), word).map(({ term }) => term)
      const slowly = forgiven === 0 ? [] : terms.filter((term) => editDistance(word, term, forgiven) <= forgiven)
      expect(near.sort()).toEqual(slowly.sort())
    }),
  )
})

test('a document scores the same whatever stands beside it in the index', () => {
  const texts = fc.array(fc.tuple(fc.constantFrom(...titles.map(([text]) => text)), fc.constant('en')), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(texts, fc.nat(11), (all, cut) => {
      const whole = indexOf(all)
      const known = corpusOf(whole)
      const asked = ['swim', 'camp'].map((word) => expandWord(word, false, languages, known))
      const scoresOf = (part: typeof all): (number | null)[] => {
        const scores = new Float64Array(part.length)
        const { matches } = scoreDocuments(indexOf(part), asked, known, scores)
        return part.map((_, document) => (hasBit(matches, document) ? scores[document]! : null))
      }
      expect([...scoresOf(all.slice(0, cut)), ...scoresOf(all.slice(cut))]).toEqual(scoresOf(all))
    }),
  )
})

test('nothing asked, nothing matched', () => {
  expect(countBits(scoreDocuments(index, [], corpus, new Float64Array(titles.length)).matches)).toBe(0)
})
