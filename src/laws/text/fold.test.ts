import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from './fold.ts'

test.each([
  ['Ñandú en MÚSICA', 'nandu en musica'],
  ['Straße, Bücher', 'strasse, bucher'],
  ['أَطْفَال', 'اطفال'],
  ['مكتبة كبيرى', 'مكتبه كبيري'],
  ['مـــكتب', 'مكتب'],
  ['Ｆｕｌｌ ﬁne', 'full fine'],
  ['Łódź, Øre, œuvre', 'lodz, ore, oeuvre'],
  ['İstanbul', 'istanbul'],
  ['', ''],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('folding twice changes nothing, and composed or decomposed input is one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = fold(text)
      expect(fold(once)).toBe(once)
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
    }),
  )
})
