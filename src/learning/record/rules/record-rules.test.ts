import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant, type Day } from '#kernel/instant.ts'
import { factForm, type Fact, type FactTold } from '../words.ts'
import { asRulesReadIt } from './as-rules-read-it.ts'
import { contentOf } from './content-of.ts'
import { decideFact, type ToldFact } from './decide-fact.ts'
import { factsThatStand, recordAsItStands, recordToWalk, withoutPrivate } from './record-as-it-stands.ts'
import { seasonOf } from './season-of.ts'
import { fact, factId, minute, nine, robots } from './test-fact.ts'
import { creditedMinutes, minutesBy, minutesInAll } from './time-spent.ts'
import { causesOf, effectsOf } from './walk-causes.ts'

const now = instant(nine + 24 * 60 * minute)
const form = (more: Partial<FactTold> = {}) =>
  factForm.parse({
    learner: { id: factId(999) },
    kind: 'attended',
    at: nine,
    untilAt: nine + 60 * minute,
    how: 'roster',
    about: robots,
    source: 'participation',
    originalId: '1',
    ...more,
  } satisfies FactTold)
const told = (more: Partial<FactTold> = {}, rest: Partial<ToldFact> = {}): ToldFact => ({
  form: form(more),
  id: factId(1),
  learnerId: factId(999),
  causes: [],
  amended: null,
  amendedAlready: false,
  ...rest,
})
const decided = (more: Partial<FactTold> = {}, rest: Partial<ToldFact> = {}) => {
  const answer = decideFact(told(more, rest), now)
  return answer.ok ? 'taken' : answer.refusal
}
const amends = (as: 'correction' | 'withdrawal' = 'correction') => ({ factId: factId(7), as, why: 'A slip' })
const goal = { kind: 'aimed', untilAt: null, about: null, how: 'own-word' } as const

test.each([
  ['an hour there', {}, 'taken'],
  ['told by a clock an hour ahead', { at: now, untilAt: now + 60 * minute }, 'taken'],
  ['told of tomorrow', { at: now + 61 * minute, untilAt: now + 90 * minute }, 'record.not-yet'],
  ['gone before it came', { untilAt: nine - 1 }, 'record.ends-before-it-begins'],
  ['more minutes than from–to', { minutes: 61 }, 'record.minutes-too-many'],
  ['fewer, for there was a break', { minutes: 45 }, 'taken'],
  ['longer than a month', { at: nine - 45_000 * minute }, 'record.minutes-too-many'],
  ['there, but at nothing', { about: null }, 'record.needs-what-it-was-about'],
  ['a goal in own words', { ...goal, words: 'Build a robot' }, 'taken'],
  ['a goal of no words', goal, 'record.needs-words'],
  ['a goal for nobody else', { ...goal, words: 'Build a robot', visibility: 'private' }, 'taken'],
  ['a visit for nobody else', { visibility: 'private' }, 'record.private-is-own'],
] as const)('%s: %s → %s', (_name, more, expected) => {
  expect(decided(more as Partial<FactTold>)).toBe(expected)
})

test('who attended says from when to when, and nobody else does: that is a mistake, not a refusal', () => {
  expect(() => form({ untilAt: null })).toThrow(/from … to/)
  expect(() => form({ kind: 'completed' })).toThrow(/from … to/)
})

test.each([
  ['nothing of that name', { amended: null }, 'record.amends-not-here'],
  ['a fact of somebody else', { amended: fact(7, { learnerId: factId(5) }) }, 'record.amends-not-here'],
  ['a fact of another kind', { amended: fact(7, { kind: 'completed' }) }, 'record.amends-another-kind'],
  ['a fact amended already', { amended: fact(7), amendedAlready: true }, 'record.amended-already'],
  ['a withdrawal', { amended: fact(7, { amends: { ...amends('withdrawal') } }) }, 'record.withdrawal-is-last'],
  ['a correction', { amended: fact(7, { amends: { ...amends(), factId: factId(6) } }) }, 'taken'],
  ['a cause that is nowhere', { amended: fact(7), causes: null }, 'record.cause-not-here'],
] as const)('a correction of %s', (_name, rest, expected) => {
  expect(decided({ amends: amends() }, rest)).toBe(expected)
})

test('a withdrawal holds what it withdraws as it was told, whatever else is said with it', () => {
  const amended = fact(7, { minutes: 45, place: 'Prairie Hall' })
  const answer = decideFact(told({ amends: amends('withdrawal'), minutes: 5, words: 'x' }, { amended }), now)
  expect(answer).toMatchObject({ ok: true, value: { minutes: 45, place: 'Prairie Hall', words: null, at: nine } })
})

test('a record as it stands: in the order in which it happened, what was amended marked, withdrawals no lines', () => {
  const facts = [
    fact(1, { at: instant(nine + 5) }),
    fact(2),
    fact(3, { amends: { ...amends(), factId: factId(2) } }),
    fact(4, { amends: { ...amends('withdrawal'), factId: factId(3) } }),
    fact(5),
  ]
  const shown = recordAsItStands(facts).map((one) => [one.fact.seq, one.state, one.amendedBy?.seq ?? null])
  expect(shown).toEqual([
    [2, 'corrected', 3],
    [3, 'withdrawn', 4],
    [5, 'stands', null],
    [1, 'stands', null],
  ])
  expect(factsThatStand(facts).map(({ seq }) => seq)).toEqual([5, 1])
})

test('what is private, or was made so, is in nobody else’s view, nor is there a trace of it', () => {
  const facts = [
    fact(1, { ...goal, visibility: 'private', words: 'Only mine' }),
    fact(2, { ...goal, words: 'Once shared' }),
    fact(3, { ...goal, words: 'Once shared', visibility: 'private', amends: { ...amends(), factId: factId(2) } }),
    fact(4, { causes: [factId(1), factId(5)] }),
    fact(5, { ...goal, visibility: 'private' }),
    fact(6, { ...goal, words: 'Shared now', amends: { ...amends(), factId: factId(5) } }),
  ]
  expect(withoutPrivate(facts).map(({ seq, causes, amends: of }) => [seq, causes, of])).toEqual([
    [4, [], null],
    [6, [], null],
  ])
})

test('from a badge back to every cause, from a goal forward to all that followed, each once', () => {
  const facts = [
    fact(1, goal),
    fact(2, { causes: [factId(1)] }),
    fact(3, { causes: [factId(1), factId(2)] }),
    fact(4, { kind: 'awarded', causes: [factId(2), factId(3)] }),
    fact(5),
  ]
  const seen = ({ steps }: ReturnType<typeof causesOf>) => steps.map((one) => [one.fact.seq, one.distance])
  expect(seen(causesOf(factId(4), facts))).toEqual([
    [2, 1],
    [3, 1],
    [1, 2],
  ])
  expect(seen(effectsOf(factId(1), facts))).toEqual([
    [2, 1],
    [3, 1],
    [4, 2],
  ])
  expect(causesOf(factId(4), facts, 2)).toMatchObject({ steps: { length: 2 }, isCut: true })
  expect(effectsOf(factId(5), facts)).toEqual({ steps: [], isCut: false })
})

test('a correction stands in for what it corrects, before and after; what is withdrawn stays in the walk, its withdrawal not', () => {
  const amending = (number: number, as: 'correction' | 'withdrawal') => ({ factId: factId(number), as, why: 'A slip' })
  const facts = [
    fact(1, { kind: 'confirmed' }),
    fact(2, { causes: [factId(1)] }),
    fact(3, { kind: 'awarded', causes: [factId(2)] }),
    fact(4, { causes: [factId(1)], amends: amending(2, 'correction') }),
    fact(5, { causes: [factId(1)], amends: amending(4, 'correction') }),
  ]
  const steps = ({ steps: all }: ReturnType<typeof causesOf>) => all.map((one) => one.fact.seq)
  const walked = recordToWalk(facts)
  expect(steps(causesOf(factId(3), walked))).toEqual([5, 1])
  expect(steps(effectsOf(factId(5), walked))).toEqual([3])
  expect(steps(effectsOf(factId(1), walked))).toEqual([5, 3])
  const gone = recordToWalk([...facts, fact(6, { causes: [factId(1)], amends: amending(5, 'withdrawal') })])
  expect(steps(effectsOf(factId(1), gone))).toEqual([5, 3])
  // A correction may follow from what followed from the fact it corrects: the walk still ends.
  const ring = [
    fact(1),
    fact(2, { causes: [factId(1)] }),
    fact(3, { causes: [factId(2)], amends: amending(1, 'correction') }),
  ]
  expect(steps(causesOf(factId(2), recordToWalk(ring)))).toEqual([3])
})

const random = fc
  .array(fc.record({ from: fc.nat(300), long: fc.integer({ min: 1, max: 120 }), share: fc.nat(100) }), {
    maxLength: 12,
  })
  .map((spans) =>
    spans.map(({ from, long, share }, index): Fact => {
      const [at, untilAt] = [instant(nine + from * minute), instant(nine + (from + long) * minute)]
      const causes = index === 0 ? [] : [factId((from % index) + 1)]
      return fact(index + 1, { at, untilAt, minutes: Math.floor((long * share) / 100), causes })
    }),
  )

test('a walk back and a walk forth meet: a is a cause of b exactly when b is an effect of a', () => {
  fc.assert(
    fc.property(random, (facts) => {
      for (const a of facts) {
        for (const b of facts) {
          const back = causesOf(b.id, facts).steps.some((step) => step.fact.id === a.id)
          expect(effectsOf(a.id, facts).steps.some((step) => step.fact.id === b.id)).toBe(back)
        }
      }
    }),
  )
})

test('the same hour told twice is one hour; two themes both have it', () => {
  const twice = [
    fact(1),
    fact(2, { how: 'scan' }),
    fact(3, { at: instant(nine + 30 * minute), untilAt: instant(nine + 90 * minute) }),
    fact(4, { about: { ...robots, id: 'chess', themes: ['games', 'technology'], skills: ['patience'] } }),
  ]
  expect(minutesInAll(twice)).toBe(150)
  expect([...minutesBy('themes', twice)]).toEqual([
    ['technology', 150],
    ['games', 60],
  ])
  expect([...minutesBy('skills', twice)]).toEqual([['patience', 60]])
  expect([...creditedMinutes(twice).values()]).toEqual([60, 0, 60, 30])
})

test('one fact more never lowers the time, and no time is counted longer than it lasted', () => {
  fc.assert(
    fc.property(random, (facts) => {
      const all = minutesInAll(facts)
      for (const one of facts) expect(minutesInAll(facts.filter((other) => other !== one))).toBeLessThanOrEqual(all)
      const [first, last] = [Math.min(...facts.map(({ at }) => at)), Math.max(...facts.map(({ untilAt }) => untilAt!))]
      if (facts.length > 0) expect(all).toBeLessThanOrEqual((last - first) / minute)
    }),
  )
})

test.each([
  ['2026-12-01', 'winter', 'summer', 2026],
  ['2027-02-28', 'winter', 'summer', 2026],
  ['2027-03-01', 'spring', 'autumn', 2027],
  ['2026-08-31', 'summer', 'winter', 2026],
  ['2026-11-30', 'autumn', 'spring', 2026],
] as const)('%s is %s in the north, %s in the south', (day, north, south, year) => {
  expect(seasonOf(day as Day, false)).toMatchObject({ name: north, year })
  expect(seasonOf(day as Day, true)).toMatchObject({ name: south, year })
})

test('the same told in another order is the same content; whose it is counts', () => {
  const other = form({ about: { title: { texts: { de: 'R', en: 'R' }, sourceLanguage: 'en' }, kind: 'workshop' } })
  const one = form({ about: { kind: 'workshop', title: { sourceLanguage: 'en', texts: { en: 'R', de: 'R' } } } })
  expect(contentOf(one, factId(999))).toBe(contentOf(other, factId(999)))
  expect(contentOf(one, factId(998))).not.toBe(contentOf(one, factId(999)))
  expect(contentOf(form({ minutes: 3 }), factId(999))).not.toBe(contentOf(form(), factId(999)))
})

test('the requirement language reads what was told, an hour told twice once, each thing by the name it has for it', () => {
  const badge = { ...robots, id: 'badge-1', kind: 'badge' }
  const skill = { ...robots, id: 'safety', kind: 'competency' }
  const read = asRulesReadIt(
    [
      fact(1, { organisationId: factId(50) }),
      fact(2, { how: 'scan', organisationId: factId(50) }),
      fact(3, { kind: 'awarded', about: badge, untilAt: null, goodUntilAt: instant(nine + 5) }),
      fact(4, { kind: 'assessed', about: skill, untilAt: null, level: { scale: 'three', name: 'second' } }),
      fact(5, { kind: 'awarded', about: badge, untilAt: null, amends: { ...amends('withdrawal'), factId: factId(3) } }),
      fact(6, { ...goal, at: instant(Date.parse('2026-06-13T22:30:00Z')) }),
    ],
    'Europe/Berlin',
  )
  const words = { themes: ['technology'], skills: [] }
  const offer = { ...words, opportunity: 'robots', opportunityKind: 'workshop', organisation: factId(50) }
  expect(read.map(({ kind, at: _at, ...rest }) => [kind, rest])).toEqual([
    ['attended', { id: factId(1), on: '2026-06-13', about: { ...offer, minutes: 60 } }],
    ['attended', { id: factId(2), on: '2026-06-13', about: { ...offer, minutes: 0 } }],
    ['awarded', { id: factId(3), on: '2026-06-13', untilAt: nine + 5, about: { ...words, achievement: 'badge-1' } }],
    [
      'assessed',
      { id: factId(4), on: '2026-06-13', about: { ...words, competency: 'safety', scale: 'three', level: 'second' } },
    ],
    [
      'awarded',
      {
        id: factId(5),
        on: '2026-06-13',
        corrects: factId(3),
        withdraws: true,
        about: { ...words, achievement: 'badge-1' },
      },
    ],
    ['aimed', { id: factId(6), on: '2026-06-14', about: {} }],
  ])
})
