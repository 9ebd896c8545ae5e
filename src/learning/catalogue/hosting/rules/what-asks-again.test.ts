import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import { money } from '#kernel/money.ts'
import { onDay, sampleDraft, sampleSession } from '../../commands/sample-drafts.ts'
import type { OpportunityDraft, Price } from '../../words.ts'
import { divideChange } from './what-asks-again.ts'

const hall = { name: 'Hall', address: 'Lamp Street 1', point: null, areaAsWritten: null }
const barn = { ...hall, name: 'Barn', address: 'Field 2' }
const at = (venue: typeof hall | null, day = '2026-10-05', online = false) =>
  sampleSession(day, { venue, online, when: onDay(day) })
const before = sampleDraft('x', {
  kind: 'workshop',
  title: localText('en', 'Moths'),
  ages: { min: 8, max: 11 },
  price: { kind: 'free' },
  signUpLink: null,
  ofHost: { contact: 'with-their-family', minimumToRun: null },
  sessions: [at(hall)],
})
const asks = (change: Partial<OpportunityDraft>) => divideChange(before, { ...before, ...change }).asks

test.each<[string, Partial<OpportunityDraft>, readonly string[]]>([
  ['nothing', {}, []],
  ['its name', { title: localText('en', 'Bats') }, ['title']],
  ['one more language', { title: { sourceLanguage: 'en', texts: { en: 'Moths', de: 'Motten' } } }, ['title']],
  ['what it says', { description: localText('en', 'At midnight.') }, ['description']],
  ['what it is', { kind: 'overnight' }, ['kind']],
  ['for whom', { ages: { min: 8, max: 17 } }, ['ages']],
  ['who is with them', { ofHost: { contact: 'alone', minimumToRun: null } }, ['contact']],
  ['where one signs up', { signUpLink: 'https://elsewhere.example' }, ['signUpLink']],
  ['another place', { sessions: [at(barn)] }, ['place']],
  ['online instead', { sessions: [at(null, '2026-10-05', true)] }, ['place']],
  ['a place written a little differently', { sessions: [at({ ...hall, name: 'HALL' })] }, []],
  ['another day', { sessions: [at(hall, '2026-10-06')] }, []],
  ['one day less', { sessions: [] }, []],
  [
    'room, help and access',
    { capacity: 3, helpAvailable: true, provides: ['food'], access: [], languages: ['es'] },
    [],
  ],
  ['how many it takes', { ofHost: { contact: 'with-their-family', minimumToRun: 4 } }, []],
])('%s', (_what, change, asked) => {
  expect(asks(change)).toEqual(asked)
})

const paid = (from: number, to = from): Price => ({
  kind: 'paid',
  from: money(from, 'EUR'),
  to: money(to, 'EUR'),
  asWritten: null,
})
const dollars: Price = { ...paid(500), from: money(500, 'USD'), to: money(500, 'USD') } as Price
test.each<[Price, Price, boolean]>([
  [{ kind: 'free' }, paid(100), true],
  [{ kind: 'free' }, { kind: 'unknown' }, true],
  [paid(500), { kind: 'free' }, false],
  [paid(500), paid(400), false],
  [paid(500), paid(500), false],
  [paid(500), paid(501), true],
  [paid(100, 500), paid(500), false],
  [paid(500), paid(100, 600), true],
  [paid(500), dollars, true],
  [paid(500), { kind: 'unknown' }, true],
  [{ kind: 'unknown' }, paid(500), false],
])('from %j to %j costs more: %s', (was, is, more) => {
  expect(divideChange({ ...before, price: was }, { ...before, price: is }).asks).toEqual(more ? ['price'] : [])
})

test('what waits is shown as it was, and everything else as it becomes', () => {
  const after = { ...before, title: localText('en', 'Bats'), capacity: 5, sessions: [at(hall, '2026-10-06' as Day)] }
  const { atOnce } = divideChange(before, after)
  expect(atOnce).toEqual({ ...after, title: before.title })
})

test('a new place holds back the times that belong to it, and only those', () => {
  const after = { ...before, capacity: 5, sessions: [at(hall, '2026-10-06'), at(barn)] }
  const { atOnce } = divideChange(before, after)
  expect(atOnce).toEqual({ ...after, sessions: before.sessions })
})

test('what is shown at once never asks anybody, whatever was changed', () => {
  const some = fc.record(
    {
      title: fc.constantFrom(localText('en', 'Moths'), localText('de', 'Motten')),
      ages: fc.record({ min: fc.option(fc.nat(20)), max: fc.option(fc.nat(20)) }),
      price: fc.constantFrom<Price>({ kind: 'free' }, { kind: 'unknown' }, paid(100), paid(900), dollars),
      kind: fc.constantFrom('workshop' as const, 'job' as const),
      sessions: fc.array(fc.constantFrom(at(hall), at(barn), at(null), at(null, '2026-10-05', true)), { maxLength: 3 }),
      ofHost: fc.record({ contact: fc.constantFrom(null, 'alone' as const), minimumToRun: fc.constant(null) }),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(some, some, (was, becomes) => {
      const [one, other] = [
        { ...before, ...was },
        { ...before, ...becomes },
      ]
      expect(divideChange(one, divideChange(one, other).atOnce).asks).toEqual([])
    }),
  )
})
