import { expect, test } from 'vitest'
import { readPrinted, squaresOf } from '../../../../tests/journeys/stage/printed.ts'
import { numberFrom, printed, readNumber } from '../rules/certificate-number.ts'
import { drawCertificates } from './draw-certificates.tsx'
import type { Papers } from './words.ts'

const papers = (direction: 'ltr' | 'rtl', names: readonly string[]): Papers => ({
  language: direction === 'rtl' ? 'ar' : 'en',
  direction,
  heading: direction === 'rtl' ? 'شهادة' : 'Certificate',
  place: direction === 'rtl' ? 'مكان ما' : 'Somewhere by the River',
  accent: '#7a1f4b',
  ask: direction === 'rtl' ? 'يمكن السؤال هنا إن كانت منّا:' : 'Whether this is ours can be asked here:',
  papers: names.map((name, index) => ({
    name,
    title: direction === 'rtl' ? 'قوارب من ورق' : 'Paper boats',
    when: direction === 'rtl' ? 'شارك في 21 نوفمبر 2026 (ساعتان) في' : 'was there on 21 November 2026 (2 hours) at',
    house: 'Moth Museum',
    number: printed(numberFrom(new Uint8Array(12).fill(index))),
    address: `https://learn.example.org/somewhere/certificates/00000000000${index}`,
  })),
})

test.each([
  ['one child', 'ltr', ['Wren Example']],
  ['a name from the right on a page from the left', 'ltr', ['سلمى مثال']],
  ['a day from the right', 'rtl', ['سلمى مثال', 'Wren Example', 'طائر-12']],
] as const)(
  '%s: a page lying for each, with a code that leads to where its number is asked about',
  async (_what, direction, names) => {
    const pdf = await drawCertificates(papers(direction, names))
    const text = pdf.toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(names.length)
    const { codes, links } = readPrinted(pdf)
    expect(codes).toHaveLength(names.length)
    expect(codes.every((code, at) => code === squaresOf(links[at]!))).toBe(true)
    expect(text).toMatch(/\/MediaBox \[0 0 841\.\d+ 595\.\d+\]/)
  },
  60_000,
)

test('a number is read as people type it from paper, and nothing else is', () => {
  const number = numberFrom(Uint8Array.from({ length: 12 }, (_, at) => at * 21))
  expect(number).toHaveLength(12)
  expect(readNumber(printed(number).toLowerCase())).toBe(number)
  expect(readNumber('oil0-0000 0000')).toBe('011000000000')
  for (const odd of ['', '000000000000U', '0000', '../etc/passwd']) expect(readNumber(odd)).toBeNull()
})
