import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { mostOpenReports, type ReportForm } from '../report-words.ts'
import { decideReport } from './decide-report.ts'

const form: ReportForm = { reason: 'wrong-time', words: null, language: 'en' }
const open = (number: number, words: string | null = `No. ${number}`) => ({
  id: `r${number}` as Id,
  reason: 'wrong-time' as const,
  words,
})
const many = Array.from({ length: mostOpenReports }, (_, number) => open(number))

test.each([
  ['the first one is new', form, [], { ok: true, value: { countsUp: null } }],
  ['the same again counts up', form, [open(1), open(2, null)], { ok: true, value: { countsUp: 'r2' } }],
  [
    'another reason is another report',
    { ...form, reason: 'not-safe' },
    [open(2, null)],
    { ok: true, value: { countsUp: null } },
  ],
  ['enough is enough', form, many, { ok: false, refusal: 'catalogue.enough-reports' }],
  ['but what is known still counts', { ...form, words: 'No. 3' }, many, { ok: true, value: { countsUp: 'r3' } }],
  [
    'a link is welcome',
    { ...form, words: 'It is at www.club.example now' },
    [],
    { ok: true, value: { countsUp: null } },
  ],
  [
    'an address is not',
    { ...form, words: 'ask ana@club.example' },
    [],
    { ok: false, refusal: 'catalogue.report-holds-an-address' },
  ],
  [
    'nor a number',
    { ...form, words: 'call 312 555 0142' },
    [],
    { ok: false, refusal: 'catalogue.report-holds-a-phone-number' },
  ],
] as const)('%s', (_, asked, known, decided) => {
  expect(decideReport(asked, known)).toEqual(decided)
})
