import { describe, expect, test } from 'vitest'
import { joiningLife, nextApplicationState } from './joining-life.ts'
import { kindOfDocument } from './kind-of-document.ts'
import { applicationForm } from '../words-of-joining.ts'

describe('an application', () => {
  test.each([
    ['needs-voucher', 'admitted', null],
    ['needs-voucher', 'vouched', 'proposed'],
    ['proposed', 'vouched', null],
    ['proposed', 'admitted', 'admitted'],
    ['admitted', 'admitted', null],
    ['admitted', 'taken-back', 'admission-taken-back'],
    ['refused', 'taken-back', 'refusal-taken-back'],
    ['withdrawn', 'admitted', null],
  ] as const)('%s + %s = %s', (state, move, next) => expect(nextApplicationState(state, move)).toBe(next))
  test('never comes back to a state it has left', () => {
    const after = (state: keyof typeof joiningLife): string[] =>
      Object.values(joiningLife[state]).flatMap((next) => [next, ...after(next)])
    for (const state of Object.keys(joiningLife) as (keyof typeof joiningLife)[])
      expect(after(state)).not.toContain(state)
  })
  test('by the light door names who knows them', () => {
    const form = { name: 'Kiln', does: 'Pots with children.', contactName: 'Wren', contactAddress: 'wren@kiln.example' }
    expect(applicationForm.safeParse({ ...form, door: 'light' }).success).toBe(false)
    expect(applicationForm.safeParse({ ...form, door: 'light', voucherWritten: 'Elm School' }).success).toBe(true)
    expect(applicationForm.safeParse(form).success).toBe(true)
  })
})

test.each([
  ['%PDF-1.7', 'application/pdf'],
  ['\u0089PNG\r\n\u001A\n', 'image/png'],
  ['\u00FF\u00D8\u00FF\u00E0', 'image/jpeg'],
  ['<html>', undefined],
  ['MZ', undefined],
  ['', undefined],
])('a document that begins with %j is %s', (text, mediaType) => {
  expect(kindOfDocument(Buffer.from(text, 'latin1'))?.mediaType).toBe(mediaType)
})
