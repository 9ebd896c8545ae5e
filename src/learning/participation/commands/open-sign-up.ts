import { opportunityById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayKeepSeats } from '../policy.ts'
import { daysOfSession } from '../rules/days-of-session.ts'
import { saveOccasions } from '../store/occasions.ts'
import type { Occasion, OpeningForm, ParticipationRefusal } from '../words.ts'

/**
 * A house gives seats on some days of one session of its own. A feed's listing keeps the sign-up of its feed. A day that is
 * open already stays as it is; one that was cancelled is open again, with nobody on it.
 * @returns the days that were opened now
 * @refuses not-here (also a day on which the session does not take place) · not-yours · own-link · minimum-too-high · days-not-stated · times-not-stated · begun
 */
export const openSignUp = (
  { opportunityId, form }: { readonly opportunityId: Id; readonly form: OpeningForm },
  by: Actor,
  city: City,
): Promise<Result<readonly Id[], ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const found = await opportunityById(opportunityId, within(tx, city))
    if (!found.ok) return refuse('participation.not-here')
    const { opportunity, sessions, today } = found.value
    if (!mayKeepSeats(by, opportunity.hostId)) return refuse('participation.not-yours')
    if (opportunity.sourceId !== null) return refuse('participation.own-link')
    const session = sessions.find(({ id, state }) => id === form.sessionId && state === 'live')
    if (!session) return refuse('participation.not-here')
    if (form.minimum !== null && form.minimum > form.seats) return refuse('participation.minimum-too-high')
    const days = daysOfSession(session, today)
    if (!days.ok) return days
    const wanted = new Set(form.days)
    const chosen = days.value.filter(({ fallsOn }) => wanted.has(fallsOn))
    if (chosen.length < wanted.size) return refuse('participation.not-here')
    const now = city.now()
    if (chosen.some(({ startsAt }) => startsAt <= now)) return refuse('participation.begun')
    const occasions = chosen.map((day): Occasion => ({
      ...day,
      id: city.newId(),
      sessionId: session.id,
      opportunityId,
      hostId: opportunity.hostId,
      timeZone: session.timeZone,
      way: 'first-come',
      state: 'open',
      seats: form.seats,
      taken: 0,
      minimum: form.minimum,
      cancelledBecause: null,
      tooFewSaidAt: null,
    }))
    const opened = await saveOccasions(tx, occasions, now)
    const isNew = new Set(occasions.map(({ id }) => id))
    const events = opened.map((occasionId) => {
      const about = { occasionId, opportunityId, sessionId: session.id }
      return isNew.has(occasionId)
        ? happened('participation.sign-up-opened', by, about)
        : happened('participation.occasion-reopened', by, about)
    })
    await record(tx, events, now)
    return accept(opened)
  })
