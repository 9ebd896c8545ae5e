import { expect, test } from 'vitest'
import { dealEntries } from '../rules/lay-out-sheet.ts'
import type { Entry, Programme } from '../words.ts'
import { printProgramme } from './print-programme.tsx'

const entry = (number: number, title: string): Entry => ({
  title: `${title} ${number}`,
  when: 'ds., 21 de nov., 10:00',
  host: 'Ateneu de Dalt',
  facts: 'Sala petita · De 6 a 12 anys · Gratis',
  address: `https://learn.example.org/castellbell/opportunities/0192d5a0-0000-7000-8000-00000000${1000 + number}`,
})
const programme = (count: number, title: string, direction: 'ltr' | 'rtl'): Programme => ({
  language: direction === 'rtl' ? 'ar' : 'ca',
  direction,
  title: direction === 'rtl' ? 'ماذا يجري في كاستيلبيل' : 'Què hi ha a Castellbell',
  name: 'Castellbell i el Vilar',
  purpose: direction === 'rtl' ? 'نتعلّم معًا في كل بيت (2026)' : 'Aprendre plegats, col·laborant a cada casa.',
  days: '21 nov. – 20 gen.',
  howTo: 'Apunta la càmera del telèfon al codi.',
  more: null,
  address: 'https://learn.example.org/castellbell/',
  accent: '#7a1f4b',
  panels: dealEntries(Array.from({ length: count }, (_, number) => entry(number, title))).panels,
})

test.each([
  ['forty offers', 40, 'Taller de ceràmica per a famílies i veïns de tot arreu', 'ltr'],
  ['forty offers from the right', 40, 'نادي الروبوت للمبتدئين', 'rtl'],
  ['an empty programme', 0, '', 'ltr'],
] as const)(
  '%s are one A3 sheet, two sides',
  async (_what, count, title, direction) => {
    const pdf = await printProgramme(programme(count, title, direction))
    const text = pdf.toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2)
    expect(text).toMatch(/\/MediaBox \[0 0 1190\.\d+ 841\.\d+\]/)
  },
  60_000,
)
