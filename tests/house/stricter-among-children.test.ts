import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, instant } from '#kernel/instant.ts'
import * as governance from '../../src/commons/governance/policy.ts'
import { mayDecide } from '../../src/commons/governance/rules/decide-case.ts'
import { seatsToday } from '../../src/commons/governance/rules/seats-today.ts'
import { tieOf } from '../../src/commons/governance/rules/tie-of.ts'
import type { Gate, Seat, StageName } from '../../src/commons/governance/words.ts'
import * as groups from '../../src/commons/groups/policy.ts'
import { isOpen, mayRead, mayWrite, partOf } from '../../src/commons/messages/talks/rules/circle.ts'
import type { Circle } from '../../src/commons/messages/talks/words.ts'
import { standing } from '../../src/commons/people/clearances/rules/standing.ts'
import {
  anywhere,
  clearanceKinds,
  type Clearance,
  type ClearanceRule,
} from '../../src/commons/people/clearances/words.ts'
import {
  anyActor,
  anyDay,
  anyGroup,
  anyHouse,
  anyId,
  idOf,
  one,
  other,
  partOfList,
  runs,
  today,
  third,
} from './stricter/any.ts'

describe('who may be with children', () => {
  const anyClearance: fc.Arbitrary<Clearance> = fc
    .record({
      kind: fc.constantFrom(...clearanceKinds.slice(0, 3)),
      issuedOn: anyDay,
      days: fc.option(fc.integer({ min: 0, max: 900 })),
      withdrawn: fc.boolean(),
    })
    .map(({ kind, issuedOn, days, withdrawn }) => ({
      id: one,
      personId: one,
      kind,
      number: '1',
      authority: 'Example',
      jurisdiction: 'XX',
      issuedOn,
      expiresOn: days === null ? null : addDays(issuedOn, days),
      verifiedBy: null,
      verifiedOn: issuedOn,
      withdrawnAt: withdrawn ? instant(0) : null,
    }))
  const anyRule: fc.Arbitrary<ClearanceRule> = fc.record({
    roles: fc.constant(['host', 'educator'] satisfies Role[]),
    jurisdiction: fc.constantFrom(anywhere, 'XX'),
    ages: fc.constantFrom('adult' as const, 'under-18' as const),
    kind: fc.constantFrom(...clearanceKinds.slice(0, 3)),
    months: fc.option(fc.integer({ min: 1, max: 36 })),
  })
  const anyBirth = fc.option(fc.record({ year: fc.integer({ min: 1980, max: 2012 }), month: fc.constant(5) }))

  test('one more rule, a shorter one, a clearance withdrawn or lost: nobody stands who did not', () => {
    fc.assert(
      fc.property(
        fc.array(anyRule, { minLength: 1, maxLength: 4 }),
        fc.array(anyClearance, { maxLength: 5 }).chain((all) => fc.tuple(fc.constant(all), partOfList(all))),
        anyBirth,
        fc.record({ extra: anyRule, isWithdrawn: fc.boolean(), months: fc.option(fc.integer({ min: 1, max: 12 })) }),
        (rules, [all, left], birth, { extra, isWithdrawn, months }) => {
          const settings = { rules, jurisdiction: 'XX' }
          const before = standing({ birth }, 'host', today, settings, all)
          // Where nothing is asked nobody stands: that is the strictest, and a first rule opens it.
          fc.pre(before.items.length > 0)
          const shorter = rules.map((rule) =>
            months === null ? rule : { ...rule, months: Math.min(rule.months ?? months, months) },
          )
          const kept = left.map((each) => (isWithdrawn ? { ...each, withdrawnAt: instant(1) } : each))
          const after = standing({ birth }, 'host', today, { rules: [...shorter, extra], jurisdiction: 'XX' }, kept)
          if (after.stands) expect(before.stands).toBe(true)
        },
      ),
      runs,
    )
  })
})

describe('groups and their talks', () => {
  const heights = ['nothing', 'counts', 'names'] as const

  test('without a clearance, or taken off the adults, somebody sees no more of a group', () => {
    const fewer = fc.uniqueArray(anyId).chain((all) => fc.tuple(fc.constant(all), partOfList(all)))
    fc.assert(
      fc.property(anyActor, anyGroup, fewer, fc.boolean(), (by, of, [all, left], meets) => {
        const height = (adults: readonly Id[], may: boolean): number =>
          heights.indexOf(groups.sightOf(by, of, adults, may))
        expect(height(left, meets)).toBeLessThanOrEqual(height(all, true))
      }),
      runs,
    )
  })

  const anyCircle: fc.Arbitrary<Circle> = fc.record({
    groupId: fc.constant(third),
    groupName: fc.constant('Example'),
    responsible: fc.uniqueArray(fc.constantFrom(one, other)),
    members: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(idOf(4), idOf(5), idOf(6)),
        isMinor: fc.boolean(),
        guardians: fc.uniqueArray(anyId),
      }),
      { selector: ({ id }) => id },
    ),
  })

  test('an adult out of contact, or a guardian whose link rests, opens no thread and reads or writes nothing more', () => {
    const smaller = anyCircle.chain((more) =>
      fc
        .tuple(
          fc.constant(more),
          partOfList(more.responsible),
          fc.tuple(...more.members.map(({ guardians }) => partOfList(guardians))),
        )
        .map(([whole, responsible, guardians]) => ({
          more: whole,
          less: {
            ...whole,
            responsible,
            members: whole.members.map((member, index) => ({ ...member, guardians: guardians[index]! })),
          },
        })),
    )
    fc.assert(
      fc.property(smaller, fc.constantFrom(...[1, 2, 3, 4, 5, 6].map(idOf)), ({ more, less }, who) => {
        if (isOpen(less)) expect(isOpen(more)).toBe(true)
        if (mayWrite(partOf(who, less))) expect(mayWrite(partOf(who, more))).toBe(true)
        if (mayRead(partOf(who, less))) expect(mayRead(partOf(who, more))).toBe(true)
      }),
      runs,
    )
  })
})

describe('gates', () => {
  const review: Gate = {
    kind: 'review',
    review: { by: { kind: 'role', role: 'council-member' }, yes: 1, no: 1, checklist: [] },
    deadline: null,
  }
  const stages: StageName[] = ['review']

  test('whoever is tied, to themselves, their family or a house, decides nothing they could not decide untied', () => {
    const person = fc.record({
      personId: anyId,
      organisations: fc.uniqueArray(anyHouse),
      family: fc.uniqueArray(anyId),
    })
    fc.assert(
      fc.property(
        person,
        fc.option(anyId),
        fc.uniqueArray(anyHouse),
        fc.boolean(),
        anyHouse,
        anyId,
        (who, applicantId, organisationIds, said, house, relative) => {
          const decisions = said ? [{ withdrawnAt: null }] : []
          const may = (facts: typeof who, seated: readonly StageName[]): boolean =>
            mayDecide(review, 'waiting', { seated, tie: tieOf({ applicantId, organisationIds }, facts), decisions }).ok
          const tied = { ...who, organisations: [...who.organisations, house], family: [...who.family, relative] }
          if (may(tied, stages)) expect(may(who, stages)).toBe(true)
          expect(may(who, [])).toBe(false)
        },
      ),
      runs,
    )
  })

  test('a seat that ends sooner, or a seat less, lets nobody sit who did not', () => {
    const seat = fc.record({
      id: anyId,
      bodyId: anyHouse,
      personId: anyId,
      fromOn: anyDay,
      untilOn: fc.option(anyDay),
      sooner: fc.nat(300),
    })
    fc.assert(
      fc.property(anyActor, fc.array(seat, { maxLength: 4 }), anyHouse, anyDay, (by, drawn, bodyId, on) => {
        const seats = drawn.map(({ sooner: _sooner, ...each }): Seat => ({ ...each, kind: 'sector' }))
        const shorter = drawn.map(({ sooner, untilOn, ...each }): Seat => ({
          ...each,
          kind: 'sector',
          untilOn: untilOn && addDays(untilOn, -sooner),
        }))
        const sits = (of: readonly Seat[]): boolean =>
          governance.isAmong(by, { kind: 'body', bodyId }, seatsToday(of, on))
        if (sits(shorter.slice(1))) expect(sits(seats)).toBe(true)
      }),
      runs,
    )
  })
})
