import { expect, test } from 'vitest'
import { priceInText } from './prices.ts'

const paid = (from: number | null, to: number | null, currency = 'EUR') => ({
  kind: 'paid',
  from: from === null ? null : { minor: from, currency },
  to: to === null ? null : { minor: to, currency },
})

test.each([
  ['16 euros', paid(1600, 1600)],
  ['Desde 18 euros', paid(1800, 1800)],
  ['6 a 22 euros', paid(2200, 2200)],
  ['Eintritt 3,50 €, ermäßigt 2 €', paid(200, 350)],
  ['£50 per hour', paid(5000, 5000, 'GBP')],
  ['12.5', paid(1250, 1250)],
  ['consultar en taquilla', paid(null, null)],
])('%s is paid', (text, expected) => {
  expect(priceInText(text, 'EUR')).toMatchObject(expected)
})

test.each(['Entrada libre hasta completar aforo', 'kostenlos', 'Free', '0'])('%s is free', (text) => {
  expect(priceInText(text, 'EUR')).toEqual({ kind: 'free' })
})

test('a telephone number is no price', () => {
  expect(priceInText('Tel. 915 880 000', 'EUR')).toMatchObject({ kind: 'paid', from: null })
})
