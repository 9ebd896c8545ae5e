import { expect, test } from 'vitest'
import type { Day, WallTime } from '#kernel/instant.ts'
import { loadTexts } from '#web/say/texts.ts'
import { makeVoices } from '#web/say/voices.ts'
import { agesSentence, freshnessSentence, priceSentence, whenLines } from './sentences.ts'

const voices = makeVoices(loadTexts({ root: process.cwd() }))
const english = voices.voice('en')
const day = (text: string): Day => text as Day
const today = day('2026-06-19')

test.each([
  [null, null, null],
  [0, null, 'All ages'],
  [13, null, 'From age 13'],
  [0, 5, 'Up to age 5'],
  [null, 5, 'Up to age 5'],
  [9, 9, 'Age 9'],
  [7, 12, 'Ages 7 to 12'],
  [65, 120, 'From age 65'],
])('ages from %s to %s are said as %s', (min, max, said) => {
  expect(agesSentence(english, { min, max })).toBe(said)
})

const dollars = (minor: number) => ({ minor, currency: 'USD' })

test.each([
  [{ kind: 'free' }, 'Free'],
  [{ kind: 'unknown' }, 'Price not stated'],
  [{ kind: 'paid', from: dollars(500), to: dollars(700), asWritten: null }, '$5 – $7'],
  [{ kind: 'paid', from: dollars(500), to: dollars(500), asWritten: null }, '$5'],
  [{ kind: 'paid', from: null, to: dollars(5000), asWritten: '$50 or Less' }, 'Up to $50'],
  [{ kind: 'paid', from: dollars(5001), to: null, asWritten: null }, 'From $50.01'],
  [{ kind: 'paid', from: null, to: null, asWritten: 'Pay what you can' }, 'Pay what you can'],
  [{ kind: 'paid', from: null, to: null, asWritten: null }, 'Costs something'],
] as const)('%j costs %s', (price, said) => {
  expect(priceSentence(english, price)).toBe(said)
})

const occasion = (
  startOn: string | null,
  endOn: string | null,
  startTime: string | null = null,
  endTime: string | null = null,
) => ({
  daysNotStated: false,
  startOn: startOn as Day | null,
  endOn: endOn as Day | null,
  startTime: startTime as WallTime | null,
  endTime: endTime as WallTime | null,
})

test.each([
  [occasion('2026-06-20', '2026-06-20', '10:00', '12:30'), 'Sat, Jun 20', '10:00 AM – 12:30 PM'],
  [occasion('2026-06-20', '2026-06-21', '22:00'), 'Jun 20 – 21', '10:00 PM'],
  [occasion('2026-06-20', null), 'Sat, Jun 20', 'time not stated'],
  [occasion('2030-06-20', null), 'Jun 20, 2030', 'time not stated'],
  [{ ...occasion('2026-06-01', '2026-08-28'), daysNotStated: true }, 'Until Aug 28', 'days not stated'],
  [{ ...occasion('2026-07-01', '2026-08-28'), daysNotStated: true }, 'Jul 1 – Aug 28', 'days not stated'],
  [{ ...occasion('2026-07-01', null), daysNotStated: true }, 'From Jul 1', 'days not stated'],
  [{ ...occasion(null, null), daysNotStated: true }, 'Ongoing', 'days not stated'],
])('%j is read first as its day', (when, first, second) => {
  const lines = whenLines(english, when, today)
  const plain = (text: string | null): string | null => text && text.replaceAll(/[\u2009\u202f\u00a0]/g, ' ')
  expect([plain(lines.first), plain(lines.second)]).toEqual([first, second])
})

test('a listing no person has looked at says so', () => {
  expect(freshnessSentence(english, { verifiedByAHumanOn: null }, today)).toBe('Not yet checked by a person')
  expect(freshnessSentence(english, { verifiedByAHumanOn: day('2026-06-17') }, today)).toBe(
    'Checked by a person 2 days ago',
  )
})

test.each(['en', 'es', 'de', 'ar'])('%s counts things to do in every plural form', (language) => {
  const { say } = voices.voice(language)
  const sentences = [0, 1, 2, 3, 11, 100].map((count) => say('catalogue.opportunities-count', { count }))
  expect(sentences.join()).not.toMatch(/[{}#⟦]/)
  expect(new Set(sentences).size).toBe(6)
})
