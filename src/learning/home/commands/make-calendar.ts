import { randomBytes } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { secretHash } from '../rules/secret-of-calendar.ts'
import { isThemself } from '../policy.ts'
import { deleteCalendar, loadCalendars, saveCalendar } from '../store.ts'
import { mostCalendars, type CalendarForm, type HomeRefusal } from '../words.ts'

/**
 * A secret address for one device. It is said here and never again: only its hash is kept.
 * @refuses not-yours · too-many-calendars
 */
export const makeCalendar = (
  { personId, form }: { readonly personId: Id; readonly form: CalendarForm },
  by: Actor,
  city: City,
): Promise<Result<{ readonly id: Id; readonly secret: string }, HomeRefusal>> =>
  city.transaction(async (tx) => {
    if (!isThemself(by, personId)) return refuse('home.not-yours')
    const links = await loadCalendars(tx, personId)
    if (links.length >= mostCalendars) return refuse('home.too-many-calendars', { most: mostCalendars })
    const [id, secret, now] = [city.newId(), randomBytes(32).toString('base64url'), city.now()]
    await saveCalendar(tx, { id, personId, ...form, madeAt: now, readOn: null }, secretHash(secret))
    await record(tx, [happened('home.calendar-made', by, { calendarId: id, personId })], now)
    return accept({ id, secret })
  })

/** From this moment its address opens nothing. Twice, it happened once. @refuses not-yours */
export const revokeCalendar = (
  { personId, id }: { readonly personId: Id; readonly id: Id },
  by: Actor,
  city: City,
): Promise<Result<null, HomeRefusal>> =>
  city.transaction(async (tx) => {
    if (!isThemself(by, personId)) return refuse('home.not-yours')
    if (await deleteCalendar(tx, { id, personId }))
      await record(tx, [happened('home.calendar-revoked', by, { calendarId: id, personId })], city.now())
    return accept(null)
  })
