import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayKeepSeats } from '../policy.ts'
import { holdOccasion, saveOccasion } from '../store/occasions.ts'
import { participationSettings, type ChangeForm, type Occasion, type ParticipationRefusal } from '../words.ts'
import { passOn } from './pass-on.ts'

/**
 * A house gives more seats or fewer, closes sign-up or opens it again. Never fewer than are taken: nobody loses a seat
 * because a number gets smaller. More go to whoever waits, before anybody new.
 * @refuses not-here · not-yours · closed (cancelled: it does not take place) · more-taken · minimum-too-high
 */
export const changeSignUp = (
  { occasionId, form }: { readonly occasionId: Id; readonly form: ChangeForm },
  by: Actor,
  city: City,
): Promise<Result<Occasion, ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const occasion = await holdOccasion(tx, occasionId)
    if (!occasion) return refuse('participation.not-here')
    if (!mayKeepSeats(by, occasion.hostId)) return refuse('participation.not-yours')
    if (occasion.state === 'cancelled') return refuse('participation.closed')
    if (occasion.way === 'fair-draw' && form.seats !== occasion.seats) return refuse('participation.by-draw')
    if (form.seats < occasion.taken) return refuse('participation.more-taken', { taken: occasion.taken })
    if (form.minimum !== null && form.minimum > form.seats) return refuse('participation.minimum-too-high')
    const isSame = form.minimum === occasion.minimum
    const changed: Occasion = { ...occasion, ...form, tooFewSaidAt: isSame ? occasion.tooFewSaidAt : null }
    await saveOccasion(tx, changed)
    const settings = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
    const now = city.now()
    const told = happened('participation.sign-up-changed', by, { occasionId, opportunityId: occasion.opportunityId })
    await record(tx, [told, ...(await passOn(tx, occasionId, settings, now))], now)
    return accept(changed)
  })
