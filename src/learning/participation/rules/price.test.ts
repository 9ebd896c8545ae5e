import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money } from '#kernel/money.ts'
import type { Price } from '#learning/catalogue'
import { payRules, type PayRules } from '../words-of-pay.ts'
import type { Part } from '../words.ts'
import { priceFor } from './price.ts'

const bands = ['full', 'reduced', 'lowest', 'free']
const paid = (from: number, to = from, currency = 'EUR'): Price => ({
  kind: 'paid',
  from: money(from, currency),
  to: money(to, currency),
  asWritten: null,
})
const child = { part: 'learner' as Part, isAdult: false }
const adult = { part: 'learner' as Part, isAdult: true }
const along = { part: 'companion' as Part, isAdult: true }
const rules = payRules.parse({
  bands: { reduced: { share: 50 }, lowest: { fixed: 300 }, free: { share: 0 } },
  siblings: [80, 50],
  companions: 0,
  fares: { child: 150, adult: 300, help: { reduced: 50, free: 100 } },
})
const ask = (more: Partial<Parameters<typeof priceFor>[0]>, by: PayRules = rules) => {
  const asked = { price: paid(1000), who: [child], band: null, bands, online: false, currency: 'EUR', ...more }
  const { fee, fares, help, total } = priceFor(asked, by)
  const amount = (one: { from: { minor: number }; to: { minor: number } } | null) =>
    one && (one.from.minor === one.to.minor ? one.from.minor : `${one.from.minor}–${one.to.minor}`)
  return [amount(fee), fares && fares.minor, help && help.minor, amount(total)]
}

test.each([
  ['no band: the price as it is', {}, [1000, 150, 0, 1150]],
  ['a band nobody has a rule for', { band: 'full' }, [1000, 150, 0, 1150]],
  ['a band this place no longer knows', { band: 'gone' }, [1000, 150, 0, 1150]],
  ['half of it, and half of the fares', { band: 'reduced' }, [500, 75, 75, 575]],
  ['an amount a head; help as in the band above', { band: 'lowest' }, [300, 75, 75, 375]],
  ['nothing at all', { band: 'free' }, [0, 0, 150, 0]],
  [
    'the second child eighty percent, the third and fourth half',
    { who: [child, child, child, child] },
    [2800, 600, 0, 3400],
  ],
  ['an adult who comes along pays no fee, but a fare', { who: [along, child] }, [1000, 450, 0, 1450]],
  [
    'an adult who learns beside a child pays the price, and is no further child',
    { who: [child, adult, child] },
    [2800, 600, 0, 3400],
  ],
  ['half of an odd cent is the family’s', { price: paid(999), band: 'reduced' }, [499, 75, 75, 574]],
  ['a range stays a range', { price: paid(500, 800), band: 'reduced' }, ['250–400', 75, 75, '325–475']],
  ['an amount a head never exceeds the price', { price: paid(200), band: 'lowest' }, [100, 75, 75, 175]],
  ['free is free, the way is not', { price: { kind: 'free' } }, [0, 150, 0, 150]],
  ['nobody said what it costs', { price: { kind: 'unknown' } }, [null, 150, 0, null]],
  [
    'a sentence of a feed',
    { price: { kind: 'paid', from: null, to: money(5000, 'EUR'), asWritten: '€50 or less' } },
    [null, 150, 0, null],
  ],
  [
    '… of which whoever pays nothing pays nothing',
    { price: { kind: 'paid', from: null, to: null, asWritten: '€5' }, band: 'free' },
    [0, 0, 150, 0],
  ],
  ['online nobody rides', { online: true }, [1000, null, null, 1000]],
  [
    'another currency: no amount a head, no sum with the fares',
    { price: paid(1000, 1000, 'CHF'), band: 'lowest' },
    [500, 75, 75, null],
  ],
] as const)('%s', (_what, more, expected) => {
  expect(ask(more as Partial<Parameters<typeof priceFor>[0]>)).toEqual(expected)
})

test('a place that has set nothing takes nothing off and says nothing of fares', () => {
  expect(ask({ band: 'free', who: [child, child, along] }, payRules.parse({}))).toEqual([3000, null, null, 3000])
})

const percent = fc.integer({ min: 0, max: 100 })
const anyRules = fc
  .record({
    bands: fc.dictionary(
      fc.constantFrom(...bands),
      fc.oneof(fc.record({ share: percent }), fc.record({ fixed: fc.nat(5000) })),
    ),
    siblings: fc.array(percent, { maxLength: 4 }),
    companions: percent,
    fares: fc.option(
      fc.record({
        child: fc.nat(500),
        adult: fc.nat(500),
        help: fc.dictionary(fc.constantFrom(...bands), percent),
      }),
    ),
  })
  .map((written) => payRules.parse(structuredClone({ ...written, bands: { ...written.bands } })))
const anyPrice = fc.tuple(fc.nat(20_000), fc.nat(5_000)).map(([from, more]) => paid(from, from + more))
const anyParty = fc.array(fc.constantFrom(child, adult, along), { minLength: 1, maxLength: 6 })

test('however the rules are written, what a family pays never grows when its band falls, nor beyond the price', () => {
  fc.assert(
    fc.property(anyRules, anyPrice, anyParty, (written, price, who) => {
      const asked = { price, who, bands, online: false, currency: 'EUR' }
      const down = [null, ...bands].map((band) => priceFor({ ...asked, band }, written))
      for (const [index, one] of down.entries()) {
        const above = down[index - 1]
        if (above) {
          expect(one.total!.from.minor).toBeLessThanOrEqual(above.total!.from.minor)
          expect(one.total!.to.minor).toBeLessThanOrEqual(above.total!.to.minor)
          expect(one.fee!.to.minor).toBeLessThanOrEqual(above.fee!.to.minor)
        }
        expect(one.fee!.to.minor).toBeLessThanOrEqual(price.kind === 'paid' ? price.to!.minor * who.length : 0)
        expect(one.fee!.from.minor).toBeLessThanOrEqual(one.fee!.to.minor)
      }
    }),
  )
})

test('one more child never makes the others dearer, and the sum is the sum of each', () => {
  fc.assert(
    fc.property(anyRules, anyPrice, anyParty, fc.constantFrom(null, ...bands), (written, price, who, band) => {
      const asked = { price, bands, band, online: false, currency: 'EUR' }
      const few = priceFor({ ...asked, who }, written)
      const more = priceFor({ ...asked, who: [...who, child] }, written)
      expect(more.each.slice(0, who.length)).toEqual(few.each)
      expect(few.fee!.to.minor).toBe(few.each.reduce((sum, one) => sum + one!.to.minor, 0))
    }),
  )
})
