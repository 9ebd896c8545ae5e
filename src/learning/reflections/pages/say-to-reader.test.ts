import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { drawIn } from '#web/say/context.tsx'
import { makeVoices } from '#web/say/voices.ts'
import { useSayTo } from './say-to-reader.ts'

const textsOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../text/${language}.json`), 'utf8')) as Record<string, string>

const voices = makeVoices({
  languages: ['de', 'es'],
  of: (language) => new Map(Object.entries(textsOf(language)).map(([key, text]) => [`reflections.${key}`, text])),
  troubles: [],
})

test.each([
  ['a child', { isOwn: true, isMinor: true }, 'In deinen Worten', 'Con tus palabras'],
  ['a grown-up', { isOwn: true, isMinor: false }, 'In Ihren Worten', 'Con sus palabras'],
  ['a mother who reads what her child said', { isOwn: false, isMinor: true }, 'In Ihren Worten', 'Con sus palabras'],
])('%s is spoken to as such', (_, reader, german, spanish) => {
  const said = (language: string) => drawIn(voices.voice(language), () => useSayTo(reader)('reflections.words'))
  expect([said('de'), said('es')]).toEqual([german, spanish])
  expect(drawIn(voices.voice('de'), () => useSayTo(reader)('reflections.kept'))).toBe(textsOf('de')['kept'])
})

describe('du and tú are for children alone', () => {
  const familiar = {
    de: /(?<!\p{L})(du|dich|dir|dein\p{L}*|hast|bist)(?!\p{L})/iu,
    es: /(?<!\p{L})(tú|tu|tus|te|ti|tuy\p{L}+|contigo|puedes|quieres|eres|pulses)(?!\p{L})/iu,
  }
  test.each(['de', 'es'] as const)('%s', (language) => {
    const texts = Object.entries(textsOf(language))
    const toAll = texts.filter(([key]) => !key.startsWith('child-') && !key.startsWith('told-'))
    expect(toAll.length).toBeGreaterThan(100)
    expect(toAll.filter(([, text]) => familiar[language].test(text))).toEqual([])
    const toChildren = texts.filter(([key]) => key.startsWith('child-'))
    expect(toChildren.some(([, text]) => familiar[language].test(text))).toBe(true)
  })
})
