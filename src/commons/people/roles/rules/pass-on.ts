import { addDays, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { isMinor } from '../../rules/age-band.ts'
import { decideRole } from '../../rules/decide-role.ts'
import { runsOn } from '../../rules/roles-today.ts'
import type { BirthMonth, PeopleRefusal, RoleDraft, RoleGiven } from '../../words.ts'
import {
  delegableRoles,
  longestDelegationDays,
  type DelegationForm,
  type HandOverForm,
  type RoleLifeRefusal,
} from '../words.ts'

/** What must be known of who takes a role over. */
export interface Successor {
  readonly personId: RoleGiven['personId']
  readonly birth: BirthMonth | null
  /** Every role they were ever given. */
  readonly roles: readonly RoleGiven[]
}

type Refusal = RoleLifeRefusal | Extract<PeopleRefusal, `people.role-${string}`>

/** One's own running role, of a kind that another can do, to a grown person who works at the same place. */
function decideSuccessor(role: RoleGiven, to: Successor, today: Day): Result<true, RoleLifeRefusal> {
  if (!runsOn(role, today)) return refuse('people.role-not-running')
  if (!(delegableRoles as readonly string[]).includes(role.role)) return refuse('people.role-held-in-person')
  if (role.delegatedBy !== null) return refuse('people.role-held-for-another')
  if (to.personId === role.personId) return refuse('people.role-to-oneself')
  if (isMinor(to.birth, today)) return refuse('people.role-to-a-minor')
  const isOfPlace = to.roles.some(
    (one) =>
      one.organisationId === role.organisationId && !['learner', 'guardian'].includes(one.role) && runsOn(one, today),
  )
  return isOfPlace ? accept(true) : refuse('people.role-to-a-stranger')
}

/**
 * Somebody stands in for a while: from a day to a day, within the role's own days, at most three months. What one holds
 * for another is not passed on.
 */
export function decideDelegation(
  role: RoleGiven,
  { fromOn, untilOn }: DelegationForm,
  to: Successor,
  today: Day,
): Result<RoleDraft, Refusal> {
  const may = decideSuccessor(role, to, today)
  if (!may.ok) return may
  if (untilOn < fromOn) return refuse('people.role-until-before-from')
  if (untilOn > addDays(fromOn, longestDelegationDays)) return refuse('people.delegation-too-long')
  if (untilOn < today || fromOn < role.fromOn || (role.untilOn !== null && untilOn > role.untilOn)) {
    return refuse('people.delegation-outside-the-role')
  }
  const { role: kind, organisationId, personId } = role
  return decideRole(
    { personId: to.personId, role: kind, organisationId, fromOn, untilOn, delegatedBy: personId },
    to.roles,
  )
}

/** For good, from a day on: the old holder's last day is the one before, and the new one's end stays the old one's. */
export function decideHandOver(
  role: RoleGiven,
  { fromOn }: HandOverForm,
  to: Successor,
  today: Day,
): Result<{ readonly draft: RoleDraft; readonly lastOn: Day }, Refusal> {
  const may = decideSuccessor(role, to, today)
  if (!may.ok) return may
  if (fromOn < today || (role.untilOn !== null && fromOn > role.untilOn)) {
    return refuse('people.delegation-outside-the-role')
  }
  const { role: kind, organisationId, untilOn } = role
  // Who stood in for the holder so far does so no longer: the role is theirs now.
  const others = to.roles.filter(({ delegatedBy }) => delegatedBy !== role.personId)
  const draft = { personId: to.personId, role: kind, organisationId, fromOn, untilOn, delegatedBy: null }
  const decided = decideRole(draft, others)
  return decided.ok ? accept({ draft, lastOn: addDays(fromOn, -1) }) : decided
}
