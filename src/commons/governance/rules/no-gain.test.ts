import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor, HeldRole } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { isAmong } from '../policy.ts'
import { caseStates, stageNames, ties, type Deciders, type Gate, type Seat, type Stage } from '../words.ts'
import { isOpen } from './case-life.ts'
import { mayDecide, type DeciderFacts } from './decide-case.ts'
import { seatsToday } from './seats-today.ts'
import { stageOfState } from './stages-of.ts'
import { tieOf } from './tie-of.ts'

const stage = (no: number): Stage => ({ by: { kind: 'role', role: 'steward' }, yes: 1, no, checklist: [] })
const gates: fc.Arbitrary<Gate> = fc.constantFrom(
  { kind: 'open' } as const,
  { kind: 'review', review: stage(1), deadline: null } as const,
  { kind: 'two-stage', recommend: stage(1), approve: stage(2), deadline: null } as const,
)
const facts: fc.Arbitrary<DeciderFacts> = fc.record({
  seated: fc.uniqueArray(fc.constantFrom(...stageNames)),
  tie: fc.option(fc.constantFrom(...ties)),
  decisions: fc.array(fc.record({ withdrawnAt: fc.constantFrom(null, 5 as never) }), { maxLength: 3 }),
})

test('nobody gains by a restriction: a seat that ends, a tie, or having spoken never lets anybody decide', () => {
  let allowed = 0
  fc.assert(
    fc.property(gates, fc.constantFrom(...caseStates), facts, fc.nat(2), fc.constantFrom(...ties), (...drawn) => {
      const [gate, state, known, at, tie] = drawn
      // A case of this gate comes into no other of the open states.
      fc.pre(!isOpen(state) || stageOfState(gate, state) !== null)
      const may = mayDecide(gate, state, known).ok
      if (may) allowed += 1
      const stricter: DeciderFacts[] = [
        { ...known, seated: known.seated.filter((_, index) => index !== at) },
        { ...known, tie },
        { ...known, decisions: [...known.decisions, { withdrawnAt: null }] },
      ]
      for (const less of stricter) if (mayDecide(gate, state, less).ok) expect(may).toBe(true)
    }),
    { numRuns: 10_000 },
  )
  // About one case in a hundred.
  expect(allowed).toBeGreaterThan(20)
})

const id = (name: string) => name as Id
const people = fc.constantFrom(id('ash'), id('birch'))
const seat: fc.Arbitrary<Seat> = fc.record({
  id: fc.constant(id('seat')),
  bodyId: fc.constantFrom(id('council'), id('board')),
  kind: fc.constantFrom('sector' as const, 'youth' as const),
  personId: people,
  fromOn: fc.constantFrom('2026-01-01' as Day, '2026-07-01' as Day),
  untilOn: fc.constantFrom(null, '2026-03-01' as Day, '2026-12-31' as Day),
})
const held: fc.Arbitrary<HeldRole> = fc.record({
  role: fc.constantFrom('steward' as const, 'council-member' as const, 'host' as const),
  organisation: fc.constantFrom(null, id('museum')),
})
const deciders: fc.Arbitrary<Deciders> = fc.constantFrom(
  { kind: 'body', bodyId: id('council') } as const,
  { kind: 'role', role: 'council-member' } as const,
)
const today = '2026-06-17' as Day

test('nobody gains by a seat or a role less, nor by a term that ends sooner', () => {
  let among = 0
  fc.assert(
    fc.property(fc.array(seat, { maxLength: 4 }), fc.array(held, { maxLength: 3 }), deciders, fc.nat(3), (...drawn) => {
      const [seats, roles, by, at] = drawn
      const actor = (mine: readonly HeldRole[]): Actor => ({ kind: 'person', person: id('ash'), roles: mine })
      const is = (mine: readonly HeldRole[], sat: readonly Seat[]) => isAmong(actor(mine), by, seatsToday(sat, today))
      const before = is(roles, seats)
      if (before) among += 1
      const without = <One>(list: readonly One[]) => list.filter((_, index) => index !== at)
      const sooner = seats.map((one, index) => (index === at ? { ...one, untilOn: '2026-02-01' as Day } : one))
      for (const after of [is(without(roles), seats), is(roles, without(seats)), is(roles, sooner)]) {
        if (after) expect(before).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
  expect(among).toBeGreaterThan(50)
})

test('nobody is freed by one tie more', () => {
  const ids = fc.uniqueArray(fc.constantFrom(id('museum'), id('elm'), id('otter')), { maxLength: 3 })
  fc.assert(
    fc.property(people, ids, ids, ids, fc.option(people), fc.constantFrom(id('museum'), id('elm')), (...drawn) => {
      const [personId, organisations, family, about, applicantId, more] = drawn
      const one = { applicantId, organisationIds: about }
      const before = tieOf(one, { personId, organisations, family })
      for (const tied of [
        tieOf(one, { personId, organisations: [...organisations, more], family }),
        tieOf(one, { personId, organisations, family: [...family, more] }),
        tieOf({ ...one, organisationIds: [...about, more] }, { personId, organisations, family }),
      ]) {
        if (before !== null) expect(tied).not.toBeNull()
      }
    }),
  )
})
