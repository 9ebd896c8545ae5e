import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roles, type Actor } from '#kernel/actor.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import { mayKeepBand, maySeeProtected, mayServe, maySuspend, mayVouch, type Served } from './policy.ts'
import { maySee } from './queries/child-as-seen.ts'
import type { KnownChild } from './queries/child-facts.ts'
import { mandateFor } from './rules/mandates.ts'
import { mayUse } from './rules/may-use.ts'
import {
  familiesSettings,
  linkStates,
  purposes,
  relations,
  type Consent,
  type Link,
  type Mandate,
  type Place,
  type Purpose,
} from './words.ts'

const id = (...names: string[]) => fc.constantFrom(...names).map((name) => name as unknown as Id)
const people = ['child', 'mother', 'father', 'lark', 'finch', 'stranger']
const houses = ['library', 'museum', 'school']
const place: Place = { settings: familiesSettings.parse({ jurisdiction: 'DE' }), timeZone: 'UTC' }
const today = '2026-07-10' as Day

const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({
    kind: fc.constant('person' as const),
    person: id(...people),
    roles: fc.array(fc.record({ role: fc.constantFrom(...roles), organisation: fc.option(id(...houses)) }), {
      maxLength: 4,
    }),
  }),
  fc.constant({ kind: 'visitor' } as const),
  fc.constant({ kind: 'operator', session: 'session' as unknown as Id } as const),
)
const link: fc.Arbitrary<Link> = fc.record({
  id: id('l1', 'l2', 'l3'),
  childId: fc.constant('child' as unknown as Id),
  guardianId: id('mother', 'father'),
  relation: fc.constantFrom(...relations),
  verified: fc.constant('in-person' as const),
  vouchedBy: fc.constant(null),
  vouchingOrganisationId: fc.option(id(...houses)),
  since: fc.constant(0 as Instant),
  state: fc.constantFrom(...linkStates),
  suspendedBy: fc.constant(null),
  suspendedBecause: fc.constant(null),
  restoreAskedBy: fc.constant(null),
  called: fc.constant(null),
})
const word = (speaker: string, linkId: string | null): fc.Arbitrary<Consent> =>
  fc.record({
    id: fc.constant('c' as unknown as Id),
    childId: fc.constant('child' as unknown as Id),
    purpose: fc.constantFrom(...purposes),
    answer: fc.constantFrom('given' as const, 'refused' as const, 'withdrawn' as const),
    givenBy: fc.constant(speaker as unknown as Id),
    linkId: fc.constant(linkId as Id | null),
    relation: fc.constant('mother'),
    verified: fc.constant('in-person'),
    textVersion: fc.constant(1),
    language: fc.constant('en'),
    channel: fc.constant('screen' as const),
    writtenBy: fc.constant(null),
    mandateId: fc.constant(null),
    untilOn: fc.constantFrom('2026-07-01' as Day, '2026-08-31' as Day),
    batchId: fc.constant('b' as unknown as Id),
    at: fc.constant(1 as Instant),
    on: fc.constant('2026-06-01' as Day),
  })
const served: fc.Arbitrary<Served> = fc.record({
  servedBy: fc.array(id(...houses), { maxLength: 3 }),
  protected: fc.boolean(),
  named: fc.array(id('lark', 'finch'), { maxLength: 2 }),
})
const child: fc.Arbitrary<KnownChild> = fc.record({
  childId: fc.constant('child' as unknown as Id),
  birth: fc.option(fc.record({ year: fc.integer({ min: 2005, max: 2020 }), month: fc.integer({ min: 1, max: 12 }) })),
  links: fc.uniqueArray(link, { selector: (one) => one.id, maxLength: 3 }),
  consents: fc.array(fc.oneof(word('mother', 'l1'), word('father', 'l2'), word('child', null)), { maxLength: 8 }),
  servedBy: fc.array(id(...houses), { maxLength: 3 }),
  protected: fc.boolean(),
  named: fc.array(id('lark', 'finch'), { maxLength: 2 }),
})

/** Everything this room lets somebody do with a child. */
const rightsOf = (by: Actor, one: KnownChild): boolean[] => [
  maySee(one, by, place, today),
  mayServe(by, one),
  maySuspend(by, one),
  ...houses.flatMap((house) => {
    const organisation = house as unknown as Id
    return [mayVouch(by, organisation, one), mayKeepBand(by, organisation, one)]
  }),
]
const allowedOf = (one: KnownChild): boolean[] =>
  purposes.map((purpose) => mayUse(one, purpose, place.settings, today).may)

const gainsNothing = (after: readonly boolean[], before: readonly boolean[]): void =>
  expect(after.map((may, at) => may && !before[at])).not.toContain(true)

test('P9 flagging a child shows nobody more, and allows nothing more', () => {
  fc.assert(
    fc.property(actor, child, (by, one) => {
      const [open, hidden] = [
        { ...one, protected: false },
        { ...one, protected: true },
      ]
      gainsNothing(rightsOf(by, hidden), rightsOf(by, open))
      gainsNothing(allowedOf(hidden), allowedOf(open))
    }),
    { numRuns: 1000 },
  )
})

test('a flagged child is seen at no desk and no office but by the two who are named', () => {
  fc.assert(
    fc.property(actor, served, (by, one) => {
      const hidden = { ...one, protected: true }
      if (mayServe(by, hidden)) {
        expect(by.kind === 'person' && one.named.includes(by.person)).toBe(true)
        expect(maySeeProtected(by, hidden)).toBe(true)
      }
    }),
    { numRuns: 1000 },
  )
})

test('P9 letting a link rest, or ending it, gives nobody a right and allows nothing', () => {
  const lower = { active: 'suspended', suspended: 'ended', ended: 'ended' } as const
  fc.assert(
    fc.property(actor, child, fc.nat(2), (by, one, which) => {
      const restricted = {
        ...one,
        links: one.links.map((each, at) => (at === which ? { ...each, state: lower[each.state] } : each)),
      }
      gainsNothing(rightsOf(by, restricted), rightsOf(by, one))
      // A resting no still protects; only who has ended answering for a child is silent, with the no too.
      if (one.links[which]?.state === 'active') gainsNothing(allowedOf(restricted), allowedOf(one))
    }),
    { numRuns: 1000 },
  )
})

test('P4 one more no, or one yes taken back, allows nothing', () => {
  fc.assert(
    fc.property(
      child,
      fc.oneof(word('mother', 'l1'), word('father', 'l2'), word('child', null)),
      fc.constantFrom('refused' as const, 'withdrawn' as const),
      (one, said, answer) => {
        const more = { ...one, consents: [...one.consents, { ...said, answer, untilOn: null }] }
        gainsNothing(allowedOf(more), allowedOf(one))
      },
    ),
    { numRuns: 1000 },
  )
})

test('a mandate that ends, or names less, carries nothing more', () => {
  const mandate: fc.Arbitrary<Mandate> = fc.record({
    id: id('m1', 'm2'),
    childId: fc.constant('child' as unknown as Id),
    linkId: id('l1', 'l2'),
    organisationId: id(...houses),
    scope: fc.subarray([...purposes]),
    fromOn: fc.constantFrom('2026-06-01' as Day, '2026-08-01' as Day),
    untilOn: fc.constantFrom('2026-07-01' as Day, '2026-08-31' as Day),
    recordedHow: fc.constant('signed-form' as const),
    recordedBy: fc.constant(null),
    endedAt: fc.option(fc.constant(1 as Instant)),
  })
  const asked = fc.subarray([...purposes], { minLength: 1 })
  fc.assert(
    fc.property(fc.array(mandate, { maxLength: 4 }), fc.nat(3), asked, (all, which, purposesAsked: Purpose[]) => {
      const ask = { linkId: 'l1' as unknown as Id, purposes: purposesAsked }
      const before = mandateFor(all, ask, today) !== null
      const ended = all.map((one, at) => (at === which ? { ...one, endedAt: 2 as Instant } : one))
      const narrower = all.map((one, at) => (at === which ? { ...one, scope: one.scope.slice(1) } : one))
      for (const less of [ended, narrower]) gainsNothing([mandateFor(less, ask, today) !== null], [before])
    }),
    { numRuns: 1000 },
  )
})

test.each(roles)(
  'a family’s band: somebody who is only %s reads it at a desk or school of theirs, or nowhere',
  (role) => {
    const known: Served = { servedBy: ['library' as unknown as Id], protected: false, named: [] }
    const at = (organisation: Id | null): Actor => ({
      kind: 'person',
      person: 'lark' as unknown as Id,
      roles: [{ role, organisation }],
    })
    const [library, museum] = ['library', 'museum'] as unknown as readonly [Id, Id]
    const isDesk = ['coordinator', 'educator', 'courier'].includes(role)
    expect(mayKeepBand(at(library), library, known)).toBe(isDesk)
    expect(mayKeepBand(at(museum), museum, known)).toBe(false)
    expect(mayKeepBand(at(museum), library, known)).toBe(false)
    expect(mayKeepBand(at(null), library, known)).toBe(false)
    expect(mayKeepBand(at(library), library, { ...known, protected: true })).toBe(false)
  },
)
