import { asCleared } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayKeepList } from '../policy.ts'
import { isDoorOpen } from '../rules/door-opens.ts'
import { mayStep } from '../rules/life.ts'
import { loadEntry } from '../store/entries.ts'
import { holdOccasion } from '../store/occasions.ts'
import type { MarkForm, ParticipationRefusal } from '../words.ts'
import { stepAll } from './pass-on.ts'

/**
 * Who is at the door says who came, or takes it back. Said twice, it happened once.
 * @refuses not-here · not-yours · not-begun · not-over (completed before the end) · not-from-here
 */
export const markEntry = (
  { entryId, form }: { readonly entryId: Id; readonly form: MarkForm },
  by: Actor,
  city: City,
): Promise<Result<{ readonly occasionId: Id }, ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const seen = await loadEntry(tx, entryId)
    const occasion = seen && (await holdOccasion(tx, seen.occasionId))
    if (!occasion) return refuse('participation.not-here')
    if (!mayKeepList(await asCleared(by, within(tx, city)), occasion.hostId)) return refuse('participation.not-yours')
    const entry = (await loadEntry(tx, entryId))!
    if (entry.state === form.as) return accept({ occasionId: occasion.id })
    if (!mayStep(entry.state, form.as, 'host')) return refuse('participation.not-from-here')
    const now = city.now()
    if (!isDoorOpen(occasion, now)) return refuse('participation.not-begun')
    if (form.as === 'completed' && now < occasion.endsAt) return refuse('participation.not-over')
    await record(tx, await stepAll(tx, [entry], { state: form.as }, by, now), now)
    return accept({ occasionId: occasion.id })
  })
