import { expect, test } from 'vitest'
import { readingEase, syllablesOf } from './reading-ease.ts'

test.each([
  ['en', 'take', 1],
  ['en', 'looked', 1],
  ['en', 'wanted', 2],
  ['en', 'table', 2],
  ['en', 'library', 3],
  ['en', 'the', 1],
  ['es', 'casa', 2],
  ['es', 'día', 2],
  ['es', 'quien', 1],
  ['es', 'ciudad', 2],
  ['es', 'leer', 2],
  ['es', 'guardamos', 3],
  ['de', 'Haus', 1],
  ['de', 'Bücherei', 3],
  ['de', 'liegen', 2],
  ['de', 'Datenschutz', 3],
] as const)('%s: %s has %i', (language, word, syllables) => {
  expect(syllablesOf(word, language)).toBe(syllables)
})

test('Flesch’s own formula on a sentence counted by hand', () => {
  // Six words, six syllables, one sentence.
  expect(readingEase('The cat sat on the mat.', 'en').score).toBeCloseTo(206.835 - 1.015 * 6 - 84.6, 6)
})

test('a law is hard and a story is easy, in each language', () => {
  const law = {
    en: 'Notwithstanding the aforementioned provisions, the controller shall implement appropriate organisational measures.',
    es: 'Sin perjuicio de las disposiciones anteriormente mencionadas, el responsable implementará medidas organizativas apropiadas.',
    de: 'Unbeschadet der vorgenannten Bestimmungen ergreift der Verantwortliche geeignete organisatorische Sicherheitsmaßnahmen.',
  }
  const story = {
    en: 'We go to the park. It is sunny.',
    es: 'Vamos al parque. Hace sol.',
    de: 'Wir gehen in den Park. Es ist warm.',
  }
  for (const language of ['en', 'es', 'de'] as const) {
    expect(readingEase(law[language], language).score).toBeLessThan(30)
    expect(readingEase(story[language], language).score).toBeGreaterThan(80)
  }
})
