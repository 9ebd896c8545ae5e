import { createHash, randomInt } from 'node:crypto'
import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import { instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { deskRoles } from '../../cards/policy.ts'
import { isSelf } from '../../policy.ts'
import { loadPersons } from '../../store.ts'
import { loadLinked } from '../../store/people-list.ts'
import type { PeopleRefusal } from '../../words.ts'
import { decideWay, type Keeper } from '../rules/decide-way.ts'
import { loadWays, saveWay } from '../store.ts'
import { codeMinutes, wayForm, type Way, type WayForm, type WayRefusal } from '../words.ts'

/** Whoever a code is kept for is part of its hash: the same six digits of two people look nothing alike. */
export const hashOfCode = (personId: string, kind: string, code: string): Buffer =>
  createHash('sha256').update(`${personId}\n${kind}\n${code}`).digest()

function keeperOf(by: Actor, personId: Way['personId']): Keeper | null {
  if (isSelf(by, personId)) return { as: 'self' }
  if (isOfOffice(by)) return { as: 'office' }
  return by.kind === 'person' && deskRoles.some((role) => holdsRole(by, role))
    ? { as: 'desk', personId: by.person }
    : null
}

/**
 * Writes down how a person can be reached, in the place of what stood there. What a desk or the office writes counts at
 * once; what somebody writes for themself counts when they have typed the code.
 * @returns the way, and the six digits to send to it; null where none is needed. The code is kept nowhere but here.
 * @refuses way-malformed · not-yours · not-here · way-is-theirs
 */
export const keepWay = async (
  typed: WayForm,
  by: Actor,
  city: City,
): Promise<Result<{ readonly way: Way; readonly code: string | null }, WayRefusal | PeopleRefusal>> => {
  const form = wayForm.safeParse(typed)
  if (!form.success) return refuse('people.way-malformed')
  const { personId, kind, address } = form.data
  const keeper = keeperOf(by, personId)
  if (keeper === null) return refuse('people.not-yours')
  return city.transaction(async (tx) => {
    const [person] = await loadPersons(tx, [personId])
    if (!person || person.erasedAt !== null) return refuse('people.not-here')
    const standing = (await loadWays(tx, [personId])).find((one) => one.kind === kind) ?? null
    // Whoever comes in by themselves says so themselves: no desk diverts what is written to them.
    if (keeper.as === 'desk' && (await loadLinked(tx, [personId])).has(personId)) return refuse('people.way-is-theirs')
    const decided = decideWay(keeper, standing, address)
    if (!decided.ok) return decided
    const now = city.now()
    const isUnchanged = standing?.address === address && standing.confirmedHow === decided.value
    if (isUnchanged && decided.value !== null) return accept({ way: standing, code: null })
    const way: Way = {
      personId,
      kind,
      address,
      keptBy: by.kind === 'person' ? by.person : null,
      confirmedHow: decided.value,
      confirmedAt: decided.value === null ? null : now,
    }
    const code = way.confirmedHow === null ? String(randomInt(1_000_000)).padStart(6, '0') : null
    const sent =
      code === null ? null : { hash: hashOfCode(personId, kind, code), endsAt: instant(now + codeMinutes * 60_000) }
    await saveWay(tx, way, sent, now)
    await record(tx, [happened('people.way-kept', by, { personId, kind, as: keeper.as })], now)
    return accept({ way, code })
  })
}
