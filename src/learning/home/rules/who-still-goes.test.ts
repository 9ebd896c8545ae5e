import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import { money } from '#kernel/money.ts'
import { openTogether, type OpenAct } from './what-is-open.ts'
import { whatWePay, whatWePayThisWeek } from './what-we-pay.ts'
import { whoStillGoes } from './who-still-goes.ts'

const stands = (personId: string, state: string) => ({ personId, state })

test.each([
  ['two go', [stands('wren', 'confirmed'), stands('lark', 'waiting')], 'wren confirmed, lark waiting'],
  ['one gave it back: the other', [stands('wren', 'withdrawn'), stands('lark', 'confirmed')], 'lark confirmed'],
  [
    'all gave it back: nobody',
    [stands('wren', 'withdrawn'), stands('lark', 'lapsed'), stands('owl', 'declined'), stands('tit', 'moved')],
    '',
  ],
  ['called off is said', [stands('wren', 'cancelled')], 'wren cancelled'],
  ['opened anew, once', [stands('wren', 'cancelled'), stands('wren', 'confirmed')], 'wren confirmed'],
  ['called off for one', [stands('wren', 'cancelled'), stands('lark', 'confirmed')], 'wren cancelled, lark confirmed'],
])('%s', (_what, places, expected) => {
  const still = whoStillGoes(places).map(({ personId, state }) => `${personId} ${state}`)
  expect(still.join(', ')).toBe(expected)
})

const [one, other] = ['b1', 'b2'] as Id[]
const take = (bookingId: Id): OpenAct => ({ act: 'take', bookingId, until: 5 as Instant })
const ends = (on: string): OpenAct => ({ act: 'consent-ends', on: on as Day })

test('what is open stands once for all it is for: a party is taken whole, two parties are two, a yes that ends on one day is one line', () => {
  const home = [
    { name: 'Wren', open: [take(one!), ends('2026-07-01')] },
    { name: 'Lark', open: [take(one!), ends('2026-07-02')] },
    { name: 'Siskin', open: [take(other!), ends('2026-07-01'), { act: 'ask' } as const] },
    { name: 'Dunnock', open: [{ act: 'ask' } as const] },
  ]
  expect(openTogether(home).map(({ open, names }) => `${open.act} ${names.join('+')}`)).toEqual([
    'take Wren+Lark',
    'consent-ends Wren+Siskin',
    'consent-ends Lark',
    'take Siskin',
    'ask Siskin+Dunnock',
  ])
})

const owes = (state: string, minor: number | null, currency = 'EUR') => ({
  state,
  settled: minor === null ? null : money(minor, currency),
})

test('what is to be paid is what is settled for places one has; what is held or waited for is open; nothing of the rest', () => {
  const places = [
    owes('confirmed', 800),
    owes('confirmed', 600),
    owes('confirmed', null),
    owes('offered', 500),
    owes('waiting', 40),
    owes('withdrawn', 9),
    owes('cancelled', 9),
    owes('attended', 9),
  ]
  expect(whatWePay(places)).toEqual({ settled: [money(1400, 'EUR')], open: [money(540, 'EUR')] })
  expect(whatWePay([owes('confirmed', 0)])).toEqual({ settled: [money(0, 'EUR')], open: [] })
  expect(whatWePay([owes('confirmed', 1), owes('confirmed', 2, 'USD')]).settled).toHaveLength(2)
})

test('a week is today and six more days', () => {
  const on = (day: string) => ({ from: { on: day as Day }, places: [owes('confirmed', 100)] })
  const days = ['2026-06-16', '2026-06-17', '2026-06-23', '2026-06-24'].map(on)
  expect(whatWePayThisWeek(days, '2026-06-17' as Day)).toEqual({ settled: [money(200, 'EUR')], open: [] })
})
