import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, instant, type Day } from '#kernel/instant.ts'
import * as families from '../../src/commons/families/policy.ts'
import { isGuardianToday } from '../../src/commons/families/rules/ages.ts'
import { mandateFor, runsOn } from '../../src/commons/families/rules/mandates.ts'
import { mayUse } from '../../src/commons/families/rules/may-use.ts'
import {
  familiesSettings,
  purposes,
  type Consent,
  type ChildFacts,
  type Mandate,
} from '../../src/commons/families/words.ts'
import {
  anyActor,
  anyDay,
  anyHouse,
  anyLink,
  anyServed,
  idOf,
  one,
  other,
  third,
  partOfList,
  runs,
  today,
} from './stricter/any.ts'

describe('families', () => {
  test('a child that is protected, known to fewer desks or trusted to fewer people is open to nobody more', () => {
    const restricted = anyServed.chain((more) =>
      fc.record({
        more: fc.constant(more),
        less: fc.record({
          servedBy: partOfList(more.servedBy),
          protected: more.protected ? fc.constant(true) : fc.boolean(),
          named: partOfList(more.named),
        }),
      }),
    )
    fc.assert(
      fc.property(anyActor, restricted, anyHouse, anyLink, (by, { more, less }, house, of) => {
        const ask: Record<string, (child: families.Served) => boolean> = {
          mayServe: (child) => families.mayServe(by, child),
          mayVouch: (child) => families.mayVouch(by, house, child),
          maySuspend: (child) => families.maySuspend(by, child),
          mayRestore: (child) => families.mayRestore(by, of, child),
          mayCarry: (child) => families.mayCarry(by, { organisationId: house }, child),
          mayKeepBand: (child) => families.mayKeepBand(by, house, child),
        }
        for (const [name, may] of Object.entries(ask))
          if (may(less)) expect({ name, may: may(more) }).toEqual({ name, may: true })
      }),
      runs,
    )
  })

  const settings = familiesSettings.parse({ jurisdiction: 'DE' })
  const anyConsent = fc
    .record({
      purpose: fc.constantFrom(...purposes),
      speaker: fc.constantFrom(0, 1, 2),
      answer: fc.constantFrom('given', 'refused', 'withdrawn'),
      on: anyDay,
      untilOn: anyDay,
      textVersion: fc.constantFrom(0, 1),
    })
    .map(({ speaker, answer, untilOn, ...said }, position = 0): Consent => ({
      ...said,
      id: idOf(50 + position),
      childId: one,
      answer: answer as Consent['answer'],
      givenBy: speaker === 0 ? one : idOf(20 + speaker),
      linkId: speaker === 0 ? null : idOf(30 + speaker),
      relation: 'other',
      verified: 'in-person',
      language: 'en',
      channel: 'screen',
      writtenBy: null,
      mandateId: null,
      untilOn: answer === 'given' ? untilOn : null,
      batchId: one,
      at: instant(0),
    }))
  const anyChild: fc.Arbitrary<ChildFacts> = fc
    .record({
      birth: fc.option(
        fc.record({ year: fc.integer({ min: 2004, max: 2020 }), month: fc.integer({ min: 1, max: 12 }) }),
      ),
      protected: fc.boolean(),
      states: fc.tuple(
        fc.constantFrom('active', 'suspended', 'ended'),
        fc.constantFrom('active', 'suspended', 'ended'),
      ),
      consents: fc.array(anyConsent, { maxLength: 12 }),
    })
    .map(({ states, consents, ...child }) => ({
      ...child,
      childId: one,
      links: states.map((state, index) => ({
        id: idOf(31 + index),
        guardianId: idOf(21 + index),
        state: state as 'active',
      })),
      consents: consents.map((said, position) => ({ ...said, at: instant(position) })),
    }))
  const mayNever = (more: ChildFacts, less: ChildFacts, on: Day): void => {
    for (const purpose of purposes)
      if (mayUse(less, purpose, settings, on).may)
        expect({ purpose, may: mayUse(more, purpose, settings, on).may }).toEqual({ purpose, may: true })
  }

  test('one more no, by whomever, allows nothing that was not allowed before', () => {
    const no = anyConsent.filter(({ answer }) => answer !== 'given')
    fc.assert(
      fc.property(anyChild, no, anyDay, (child, said, on) =>
        mayNever(child, { ...child, consents: [...child.consents, { ...said, at: instant(99) }] }, on),
      ),
      runs,
    )
  })

  test('a link that is set to rest, and a child that is protected, allow nothing more', () => {
    fc.assert(
      fc.property(anyChild, fc.constantFrom(0, 1), fc.boolean(), anyDay, (child, which, guarded, on) => {
        const links = child.links.map((each, index) =>
          index === which && each.state === 'active' ? { ...each, state: 'suspended' as const } : each,
        )
        mayNever(child, { ...child, links, protected: child.protected || guarded }, on)
      }),
      runs,
    )
  })

  test('a yes that ends sooner, or was said to an older text, allows nothing more', () => {
    fc.assert(
      fc.property(anyChild, fc.nat(400), fc.boolean(), anyDay, (child, sooner, older, on) => {
        const consents = child.consents.map((said) => ({
          ...said,
          untilOn: said.untilOn && addDays(said.untilOn, -sooner),
          textVersion: older ? 0 : said.textVersion,
        }))
        mayNever(child, { ...child, consents }, on)
      }),
      runs,
    )
  })

  test('a guardian sees no longer because a link rests or has ended', () => {
    for (const state of ['suspended', 'ended'])
      for (const year of [2004, 2010, 2018])
        expect(isGuardianToday({ state }, { year, month: 1 }, settings, today)).toBe(false)
  })

  test('a mandate that is narrower, shorter or ended covers nothing more', () => {
    const mandate = fc.record({ scope: fc.subarray([...purposes]), fromOn: anyDay, untilOn: anyDay })
    const narrower = mandate.chain((more) =>
      fc.record({ more: fc.constant(more), scope: partOfList(more.scope), sooner: fc.nat(300), ended: fc.boolean() }),
    )
    fc.assert(
      fc.property(
        narrower,
        fc.subarray([...purposes], { minLength: 1 }),
        anyDay,
        ({ more, scope, sooner, ended }, asked, on) => {
          const whole: Mandate = {
            ...more,
            id: one,
            childId: one,
            linkId: other,
            organisationId: third,
            recordedHow: 'in-person',
            recordedBy: null,
            endedAt: null,
          }
          const less: Mandate = {
            ...whole,
            scope,
            untilOn: addDays(more.untilOn, -sooner),
            endedAt: ended ? instant(0) : null,
          }
          const question = { linkId: other, purposes: asked }
          if (runsOn(less, on)) expect(runsOn(whole, on)).toBe(true)
          if (mandateFor([less], question, on)) expect(mandateFor([whole], question, on)).not.toBeNull()
        },
      ),
      runs,
    )
  })
})
