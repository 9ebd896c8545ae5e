import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { readPrinted, squaresOf } from '../../../../../tests/journeys/stage/printed.ts'
import { pictureNames } from '../pictures.ts'
import { drawCards } from './draw-cards.tsx'
import type { CardSheet } from './words.ts'

const sheet = (count: number, direction: 'ltr' | 'rtl'): CardSheet => ({
  language: direction === 'rtl' ? 'ar' : 'en',
  direction,
  title: 'Cards',
  place: direction === 'rtl' ? 'مكان ما' : 'Somewhere by the River',
  accent: '#7a1f4b',
  howTo: direction === 'rtl' ? 'وجّه الكاميرا إلى الرمز' : 'Point a camera at the code.',
  keepApart: direction === 'rtl' ? 'احفظها سرًّا' : 'Your pictures: keep them apart.',
  cards: Array.from({ length: count }, (_, number) => ({
    personId: `card-${number}` as Id,
    userName: direction === 'rtl' ? 'قنفذ-غيمة-27' : 'hedgehog-lantern-57',
    secret: 'secret',
    pictures: pictureNames.slice(number % 12, (number % 12) + 4),
    address: 'https://learn.example.org/somewhere/card/Zm9yLWEtdGVzdC1vbmx5LTE4',
  })),
})

test.each([
  ['one card', 1, 'ltr', 1],
  ['a class', 28, 'ltr', 1],
  ['a class from the right', 28, 'rtl', 1],
  ['one more than a class', 29, 'ltr', 2],
] as const)(
  '%s prints on A4',
  async (_what, count, direction, pages) => {
    const pdf = await drawCards(sheet(count, direction))
    const text = pdf.toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(pages)
    const printed = readPrinted(pdf)
    expect(printed.codes).toHaveLength(count)
    expect(printed.codes.every((code, at) => code === squaresOf(printed.links[at]!))).toBe(true)
    expect(text).toMatch(/\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/)
  },
  60_000,
)
