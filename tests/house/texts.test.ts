import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folders = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name === 'text' && !entry.parentPath.startsWith(join('src', 'laws')))
  .map((entry) => join(entry.parentPath, entry.name))

const languages = ['en', 'es', 'de', 'ar']

const read = (folder: string, language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')) as Record<string, string>

test('the reader finds the texts', () => {
  expect(folders.length).toBeGreaterThan(4)
})

test.each(folders)('%s says every sentence in every language', (folder) => {
  const english = Object.keys(read(folder, 'en')).sort()
  for (const language of languages) {
    expect({ language, keys: Object.keys(read(folder, language)).sort() }).toEqual({ language, keys: english })
  }
})

const placeholders = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1]!))].sort()

test.each(folders)('%s fills the same blanks in every language', (folder) => {
  const english = read(folder, 'en')
  const different = languages.flatMap((language) =>
    Object.entries(read(folder, language))
      .filter(([key, sentence]) => placeholders(sentence).join() !== placeholders(english[key] ?? '').join())
      .map(([key]) => `${language}: ${key}`),
  )
  expect(different).toEqual([])
})
