import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addLanguage, wrongIn } from './add-language.ts'
import { loadTexts, textFolders } from './texts.ts'
import { makeVoices } from './voices.ts'

let root = ''
const write = (file: string, sentences: unknown): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), typeof sentences === 'string' ? sentences : JSON.stringify(sentences))
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hedgerow-say-'))
  write('src/web/text/en.json', { find: 'Find', only: 'Only in {name}’s English', read: 'Read <a>more</a>' })
  write('src/web/text/pt.json', { find: 'Procurar' })
  write('src/learning/catalogue/text/en.json', { listings: '{count, plural, one {# listing} other {# listings}}' })
  write('src/learning/catalogue/text/ar.json', {
    listings: '{count, plural, zero {لا عروض} one {عرض واحد} two {عرضان} few {# عروض} many {# عرضًا} other {# عرض}}',
  })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const voicesHere = () => makeVoices(loadTexts({ root, operatorFolder: join(root, 'operator') }))

test('a sentence falls back from pt-BR to pt to English, and what was missing is listed', () => {
  const voices = voicesHere()
  const { say } = voices.voice('pt-BR')
  expect(say('web.find')).toBe('Procurar')
  expect(say('web.only', { name: 'Ana' })).toBe('Only in Ana’s English')
  expect(say('web.nowhere')).toBe('⟦web.nowhere⟧')
  expect(voices.missing()).toEqual([
    { language: 'pt-BR', key: 'web.find', saidIn: 'pt' },
    { language: 'pt-BR', key: 'web.only', saidIn: 'en' },
    { language: 'pt-BR', key: 'web.nowhere', saidIn: null },
  ])
})

test.each([
  [0, 'لا عروض'],
  [1, 'عرض واحد'],
  [2, 'عرضان'],
  [3, '3 عروض'],
  [11, '11 عرضًا'],
  [100, '100 عرض'],
])('Arabic counts %i in its own form', (count, said) => {
  const { say, formats } = voicesHere().voice('ar')
  expect(say('catalogue.listings', { count })).toBe(said.replace(/\d+/, (digits) => formats.number(Number(digits))))
})

test('numbers in sentences are written as the language writes them', () => {
  expect(voicesHere().voice('en').say('catalogue.listings', { count: 12376 })).toBe('12,376 listings')
})

test('a sentence may hold a mark that the page draws', () => {
  const { say } = voicesHere().voice('en')
  const drawn = say.rich('web.read', { a: (parts) => <a href="/x">{parts}</a> })
  expect(renderToStaticMarkup(<p>{drawn}</p>)).toBe('<p>Read <a href="/x">more</a></p>')
})

describe('an operator’s language', () => {
  test('begins as files of empty sentences, is spoken as far as it goes, and is never overwritten', () => {
    const places = { root, operatorFolder: join(root, 'operator') }
    const first = addLanguage('ca', places)!
    expect(first).toMatchObject({ language: 'ca', sentences: 4, wrong: [], unknown: [] })
    expect(first.missing).toHaveLength(4)
    expect(loadTexts(places).languages).not.toContain('ca')

    write('operator/ca/web.json', { find: 'Cerca', only: '{nom}', gone: 'Vell' })
    const second = addLanguage('ca', places)!
    expect(second.missing).toEqual(['web.read', 'catalogue.listings'])
    expect(second.unknown).toEqual(['web.gone'])
    expect(second.wrong).toEqual([{ key: 'web.only', reason: 'asks for nom, which the page does not bring' }])
    expect(JSON.parse(readFileSync(join(root, 'operator/ca/web.json'), 'utf8'))).toMatchObject({ find: 'Cerca' })
    expect(voicesHere().voice('ca').say('web.find')).toBe('Cerca')
    expect(voicesHere().languages[0]).toBe('en')
  })

  test('with a broken sentence or a broken file leaves the page standing', () => {
    write('operator/ca/web.json', { find: '{broken' })
    write('operator/ca/catalogue.json', '{ "listings": ')
    write('operator/not a tag/web.json', { find: 'x' })
    const texts = loadTexts({ root, operatorFolder: join(root, 'operator') })
    expect(texts.troubles).toHaveLength(2)
    expect(makeVoices(texts).voice('ca').say('web.find')).toBe('{broken')
  })

  test('must be a language', () => {
    expect(addLanguage('not a tag', { root, operatorFolder: join(root, 'operator') })).toBeNull()
  })
})

describe('what we ship', () => {
  const house = fileURLToPath(new URL('../../..', import.meta.url))
  const texts = loadTexts({ root: house })

  test('is readable', () => {
    expect(texts.troubles).toEqual([])
    expect(textFolders(house).map(({ slice }) => slice)).toContain('web')
    expect(texts.of('en').size).toBeGreaterThan(30)
  })

  test.each(['es', 'de', 'ar'])(
    'says every sentence of the shared look in %s, asking for the same facts',
    (language) => {
      for (const [key, original] of texts.of('en')) {
        if (!key.startsWith('web.')) continue
        const sentence = texts.of(language).get(key)
        expect(sentence, key).toBeTruthy()
        expect(wrongIn(key, sentence!, original)).toEqual([])
      }
    },
  )
})
