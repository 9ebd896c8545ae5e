import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { easyAtTwelve, readingEase, type RatedLanguage } from '#laws/text/reading-ease.ts'
import { noticeParts } from './pages/notice.page.tsx'

const said = (language: string) =>
  JSON.parse(readFileSync(`src/main/privacy/text/${language}.json`, 'utf8')) as Record<string, string>

test.each(['en', 'es', 'de'] as const satisfies readonly RatedLanguage[])(
  'P30 a twelve-year-old reads the notice: %s',
  (language) => {
    const texts = said(language)
    const whole = [texts['notice-lead']!, ...noticeParts.map((part) => texts[`notice-${part}-what`]!)].join(' ')
    const ease = readingEase(whole, language)
    expect(whole.length).toBeGreaterThan(500)
    expect(ease.score).toBeGreaterThanOrEqual(easyAtTwelve[language])
    expect(ease.wordsInSentence).toBeLessThan(15)
  },
)

test('P30 the Arabic notice, for which we know no such formula, keeps its sentences short', () => {
  const texts = said('ar')
  for (const part of noticeParts) {
    const sentences = texts[`notice-${part}-what`]!.split(/[.؟!،]\s*/u).filter((sentence) => sentence !== '')
    for (const sentence of sentences) expect(sentence.split(/\s+/).length).toBeLessThan(16)
  }
})
