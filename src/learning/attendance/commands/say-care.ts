import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { familiesSettings, guardiansToday } from '#commons/families'
import { isMinor, personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { maySayCare } from '../policy.ts'
import { loadCare, saveCare } from '../store/care.ts'
import type { AttendanceRefusal, Care, CareForm } from '../words.ts'

/** What is kept of somebody for doors, for who may say it. @refuses not-here: also for whom it is not */
export const careFor = (
  personId: Id,
  by: Actor,
  city: City,
): Promise<
  Result<{ readonly name: string; readonly isAdult: boolean; readonly care: Care | null }, AttendanceRefusal>
> =>
  city.reading(async (tx) => {
    const inside = within(tx, city)
    const [person] = await personsById([personId], inside)
    if (!person || person.erasedAt !== null) return refuse('attendance.not-here')
    const ecosystem = await ecosystemHere(tx, city)
    const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
    const links = (await guardiansToday([personId], inside, place)).get(personId) ?? []
    const isAdult = !isMinor(person.birth, dayIn(place.timeZone, city.now()))
    const guardians = links.map(({ guardianId }) => guardianId)
    if (!maySayCare(by, { personId, guardians, isAdult })) return refuse('attendance.not-here')
    return accept({ name: person.displayName, isAdult, care: (await loadCare(tx, [personId])).get(personId) ?? null })
  })

/**
 * A guardian of today says what a door has to know of a child: what it needs, whether it may leave alone, who else may
 * fetch it. The latest word of any of them holds. The event says that something was said and never what.
 * @refuses not-here
 */
export const sayCare = (
  { personId, form }: { readonly personId: Id; readonly form: CareForm },
  by: Actor,
  city: City,
): Promise<Result<null, AttendanceRefusal>> =>
  city.transaction(async (tx) => {
    const found = await careFor(personId, by, within(tx, city))
    if (!found.ok) return found
    if (by.kind !== 'person') return refuse('attendance.not-here')
    const now = city.now()
    await saveCare(tx, { personId, ...form }, by.person, now)
    await record(tx, [happened('attendance.care-said', by, { personId })], now)
    return accept(null)
  })
