import { ecosystemHere } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepClearances } from '../../policy.ts'
import { loadPersons, loadRoles } from '../../store.ts'
import type { PeopleRefusal } from '../../words.ts'
import { decideClearance } from '../rules/decide-clearance.ts'
import { loadClearance, saveClearance, saveClearanceWithdrawn } from '../store.ts'
import type { ClearanceForm, ClearanceRefusal } from '../words.ts'

/**
 * Somebody saw the certificate and writes down that it is there, never what it says. Nobody sees their own.
 * @refuses not-here · not-yours · clearance-of-oneself · clearance-not-yet-issued · … · clearance-not-asked-of-minors
 */
export const recordClearance = (
  { form, today }: { readonly form: ClearanceForm; readonly today: Day },
  by: Actor,
  city: City,
): Promise<Result<{ readonly clearanceId: Id }, PeopleRefusal | ClearanceRefusal>> =>
  city.transaction(async (tx) => {
    const [person] = await loadPersons(tx, [form.personId])
    if (!mayKeepClearances(by, await loadRoles(tx, form.personId), today)) return refuse('people.not-yours')
    if (!person || person.erasedAt !== null) return refuse('people.not-here')
    if (by.kind === 'person' && by.person === form.personId) return refuse('people.clearance-of-oneself')
    const decided = decideClearance(form, person.birth, today)
    if (!decided.ok) return decided
    const id = city.newId()
    const verified = { verifiedBy: by.kind === 'person' ? by.person : null, verifiedOn: today }
    await saveClearance(tx, { ...form, ...verified, id, withdrawnAt: null })
    const { personId, kind } = form
    await record(tx, [happened('people.clearance-recorded', by, { clearanceId: id, personId, kind })], city.now())
    return accept({ clearanceId: id })
  })

/** It counts no longer, from this minute. Told once. @refuses clearance-not-here · not-yours */
export const withdrawClearance = (
  { clearanceId }: { readonly clearanceId: Id },
  by: Actor,
  city: City,
): Promise<Result<{ readonly clearanceId: Id }, PeopleRefusal | ClearanceRefusal>> =>
  city.transaction(async (tx) => {
    const one = await loadClearance(tx, clearanceId)
    const roles = one === null ? [] : await loadRoles(tx, one.personId)
    const today = dayIn((await ecosystemHere(tx, city)).timeZone, city.now())
    if (!mayKeepClearances(by, roles, today)) return refuse('people.not-yours')
    if (one === null) return refuse('people.clearance-not-here')
    if (await saveClearanceWithdrawn(tx, clearanceId, city.now())) {
      const about = { clearanceId, personId: one.personId, kind: one.kind }
      await record(tx, [happened('people.clearance-withdrawn', by, about)], city.now())
    }
    return accept({ clearanceId })
  })
