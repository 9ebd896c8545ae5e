import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knownReasons, sentenceOfReason } from './present.ts'

const listed = (file: string, type: string): string[] => {
  const text = readFileSync(file, 'utf8')
  const union = text.slice(text.indexOf(`export type ${type}`)).split('\n\n')[0]!
  return [...union.matchAll(/'([\w-]+\.[\w-]+)'/g)].map((match) => match[1]!)
}

test('every reason a reader or a fetch can give has a sentence in every language', () => {
  const reasons = [
    ...listed('src/standards/reading/words.ts', 'ReadReason'),
    ...listed('src/platform/fetching/words.ts', 'FetchRefusal'),
  ]
  expect(reasons.length).toBeGreaterThan(40)
  expect(reasons.filter((reason) => !knownReasons.includes(reason))).toEqual([])
  for (const language of ['en', 'es', 'de', 'ar']) {
    const texts = JSON.parse(readFileSync(`src/learning/feeds/text/${language}.json`, 'utf8')) as Record<string, string>
    const missing = knownReasons.map(sentenceOfReason).filter((key) => texts[key.replace('feeds.', '')] === undefined)
    expect(missing).toEqual([])
  }
})
