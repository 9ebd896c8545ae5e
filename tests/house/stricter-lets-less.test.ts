import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles, type Actor } from '#kernel/actor.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import * as families from '../../src/commons/families/policy.ts'
import * as governance from '../../src/commons/governance/policy.ts'
import * as groups from '../../src/commons/groups/policy.ts'
import * as rosters from '../../src/commons/groups/rosters/policy.ts'
import * as agreements from '../../src/commons/organisations/agreements/policy.ts'
import * as organisations from '../../src/commons/organisations/policy.ts'
import * as cards from '../../src/commons/people/cards/policy.ts'
import * as people from '../../src/commons/people/policy.ts'
import { rolesToday } from '../../src/commons/people/rules/roles-today.ts'
import type { RoleGiven } from '../../src/commons/people/words.ts'
import * as catalogue from '../../src/learning/catalogue/policy.ts'
import * as standingPolicy from '../../src/learning/catalogue/standing/policy.ts'
import * as wants from '../../src/learning/wants/policy.ts'
import * as privacy from '../../src/main/privacy/policy.ts'
import {
  anyActor,
  anyDay,
  anyGroup,
  anyHouse,
  anyId,
  anyLink,
  anyPerson,
  anyServed,
  one,
  partOfList,
  runs,
} from './stricter/any.ts'

const parties = fc.record({ giverId: anyHouse, receiverId: fc.option(anyHouse) })
const draft = fc.record({ role: fc.constantFrom(...roles), organisationId: fc.option(anyHouse) })

/** Every question a policy answers with yes or no, put about the same things to whoever asks. */
const questions = fc
  .record({
    served: anyServed,
    link: anyLink,
    group: anyGroup,
    parties,
    draft,
    house: anyHouse,
    house2: fc.option(anyHouse),
    id: anyId,
    ids: fc.uniqueArray(anyId),
  })
  .map((about): Readonly<Record<string, (by: Actor) => boolean>> => ({
    'people.mayEnrol': people.mayEnrol,
    'people.mayGiveRole': (by) => people.mayGiveRole(by, about.draft),
    'people.mayKeepClearances': (by) =>
      people.mayKeepClearances(by, [{ organisationId: about.house2, untilOn: null }], '2026-06-17' as Day),
    'people.mayIssueCard': (by) => cards.mayIssueCard(by, about.house2),
    'people.mayReplaceCard': (by) => cards.mayReplaceCard(by, { organisationId: about.house2 }),
    'families.mayWorkAtDesk': families.mayWorkAtDesk,
    'families.mayServe': (by) => families.mayServe(by, about.served),
    'families.mayVouch': (by) => families.mayVouch(by, about.house2, about.served),
    'families.maySuspend': (by) => families.maySuspend(by, about.served),
    'families.mayRestore': (by) => families.mayRestore(by, about.link, about.served),
    'families.mayEndLink': (by) => families.mayEndLink(by, about.link),
    'families.mayCarry': (by) => families.mayCarry(by, { organisationId: about.house }, about.served),
    'families.mayKeepBand': (by) => families.mayKeepBand(by, about.house2, about.served),
    'organisations.mayVouch': (by) => organisations.mayVouch(by, [about.house]),
    'organisations.mayKeep': organisations.mayKeepOrganisations,
    'organisations.maySettleJoining': organisations.maySettleJoining,
    'organisations.mayKeepMembership': (by) => organisations.mayKeepMembership(by, about.house),
    'organisations.mayDraft': (by) => agreements.mayDraft(by, about.house),
    'organisations.mayReadAgreement': (by) => agreements.mayRead(by, about.parties),
    'organisations.mayTakeLog': (by) => agreements.mayTakeLog(by, about.parties),
    'organisations.speaksForBoth': (by) => agreements.sidesOf(by, about.parties).length === 2,
    'groups.mayMakeGroup': (by) => groups.mayMakeGroup(by, about.house),
    'groups.mayKeepGroup': (by) => groups.mayKeepGroup(by, about.group, about.ids),
    'groups.isResponsible': (by) => groups.isResponsible(by, about.group, about.ids),
    'groups.seesCounts': (by) => groups.sightOf(by, about.group, about.ids, true) !== 'nothing',
    'groups.mayRunRosters': (by) => rosters.mayRunRosters(by, about.house),
    'governance.mayKeepGates': governance.mayKeepGates,
    'governance.mayOpenCases': governance.mayOpenCases,
    'governance.mayReverse': governance.mayReverse,
    'governance.isAmong': (by) => governance.isAmong(by, { kind: 'role', role: about.draft.role }, []),
    'catalogue.mayHost': (by) => catalogue.mayHost(by, about.house),
    'catalogue.mayChange': catalogue.mayChangeCatalogue,
    'catalogue.mayNameAdults': (by) => standingPolicy.mayNameAdults(by, about.house),
    'wants.mayAnswer': wants.mayAnswerWants,
    'privacy.mayAudit': privacy.mayAudit,
    'privacy.mayRunRetention': privacy.mayRunRetention,
  }))

describe('whoever loses a role gains nothing', () => {
  test('a role less, a house less, a role only stood in for: no door opens that was shut', () => {
    const fewer = anyPerson.chain((by) =>
      fc.tuple(fc.constant(by), partOfList(by.roles), fc.option(anyId)).map(([more, left, standingInFor]) => ({
        more,
        less: {
          ...more,
          roles: standingInFor === null ? left : left.map((held) => ({ ...held, standingInFor })),
        },
      })),
    )
    fc.assert(
      fc.property(fewer, questions, ({ more, less }, ask) => {
        for (const [name, may] of Object.entries(ask))
          if (may(less)) expect({ name, may: may(more) }).toEqual({ name, may: true })
      }),
      runs,
    )
  })

  test('whoever signs out may do nothing that they might not do signed in', () => {
    const visitor: Actor = { kind: 'visitor' }
    fc.assert(
      fc.property(anyActor, questions, (by, ask) => {
        for (const [name, may] of Object.entries(ask))
          if (may(visitor)) expect({ name, may: may(by) }).toEqual({ name, may: true })
      }),
      runs,
    )
  })

  test('a shorter role runs on no day on which the longer one did not', () => {
    const given = fc.record({
      fromOn: anyDay,
      untilOn: fc.option(anyDay),
      later: fc.nat(300),
      sooner: fc.nat(300),
      on: anyDay,
    })
    fc.assert(
      fc.property(given, ({ fromOn, untilOn, later, sooner, on }) => {
        const role = (from: Day, until: Day | null): RoleGiven => ({
          id: one,
          personId: one,
          role: 'steward',
          organisationId: null,
          fromOn: from,
          untilOn: until,
          endedAt: null,
          delegatedBy: null,
        })
        const long = rolesToday([role(fromOn, untilOn)], on)
        const short = rolesToday([role(addDays(fromOn, later), untilOn && addDays(untilOn, -sooner))], on)
        expect(short.length).toBeLessThanOrEqual(long.length)
      }),
      runs,
    )
  })
})

test('a policy that gains by a restriction is found', () => {
  const shutsOutHosts = (by: Actor): boolean => by.kind === 'person' && !by.roles.some(({ role }) => role === 'host')
  const fewer = anyPerson.map((by) => ({ more: by, less: { ...by, roles: by.roles.slice(1) } }))
  const property = fc.property(fewer, ({ more, less }) => !shutsOutHosts(less) || shutsOutHosts(more))
  expect(fc.check(property, { numRuns: 2_000, seed: 1 }).failed).toBe(true)
})
