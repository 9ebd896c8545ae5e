import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wantForm, wantsSettings } from '../words.ts'
import { decideWant } from './decide-want.ts'

const settings = wantsSettings.parse({})
const decide = (interest: string, toldToday = 0) => decideWant(wantForm.parse({ interest }), { toldToday }, settings)

test.each([
  ['Chess for beginners', 'chess for beginners'],
  ['Taller de cerámica en 2027, edades 6-9', 'taller de ceramica en 2027 edades 6 9'],
  ['Schwimmkurs ab 18:30', 'schwimmkurs ab 18 30'],
  ['نادي الروبوت', 'نادي الروبوت'],
  ['5-a-side football 16–18', '5 a side football 16 18'],
])('“%s” is heard', (interest, foldedInterest) => {
  expect(decide(interest)).toMatchObject({ ok: true, value: { foldedInterest } })
})

test.each([
  ['P11 an address', 'Chess, write to ana.lopez@example.org', 'wants.holds-an-address'],
  ['P11 an address taken apart', 'chess ana (at) example (dot) org', 'wants.holds-an-address'],
  ['P11 a handle', 'find me @ana_2011', 'wants.holds-an-address'],
  ['P11 a phone number', 'Chess, call 312 555 0142', 'wants.holds-a-phone-number'],
  ['P11 a phone number with its country', 'Ajedrez +34 612 34 56 78', 'wants.holds-a-phone-number'],
  ['P11 a phone number in brackets', 'Chess (312)555-0142', 'wants.holds-a-phone-number'],
  ['P11 a phone number in Arabic digits', 'شطرنج ٠١٢٣٤٥٦٧٨', 'wants.holds-a-phone-number'],
  ['a link', 'see www.example.org/chess', 'wants.holds-a-link'],
  ['a bare link', 'see mychess.com', 'wants.holds-a-link'],
  ['no letter at all', '?!?', 'wants.says-too-little'],
])('%s is refused', (_what, interest, refusal) => {
  expect(decide(interest)).toMatchObject({ ok: false, refusal })
})

test('one browser tells five a day, then comes back tomorrow', () => {
  expect(decide('Chess', 4).ok).toBe(true)
  expect(decide('Chess', 5)).toMatchObject({ ok: false, refusal: 'wants.enough-for-today', facts: { limit: 5 } })
})

test('wherever a phone number stands, it is seen', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 13 })
  const gap = fc.constantFrom('', ' ', '-', '.', ' - ')
  fc.assert(
    fc.property(fc.constantFrom('chess ', 'شطرنج ', 'tel: '), digits, gap, (before, number, between) => {
      expect(decide(`${before}${number.join(between === ' - ' ? ' ' : between)}`).ok).toBe(false)
    }),
  )
})
