import { asCleared } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayKeepList } from '../policy.ts'
import { loadEntriesOfOccasion } from '../store/entries.ts'
import { holdOccasion } from '../store/occasions.ts'
import type { CompleteForm, Entry, ParticipationRefusal } from '../words.ts'
import { stepAll } from './pass-on.ts'

/**
 * One tap says of everybody who came and learned that they completed it, but for those who are named; another takes the
 * last tap back. Said twice, it happened once.
 * @returns whose state changed
 * @refuses not-here · not-yours · not-over
 */
export const completeEntries = (
  { occasionId, form }: { readonly occasionId: Id; readonly form: CompleteForm },
  by: Actor,
  city: City,
): Promise<Result<readonly Entry[], ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const occasion = await holdOccasion(tx, occasionId)
    if (!occasion) return refuse('participation.not-here')
    if (!mayKeepList(await asCleared(by, within(tx, city)), occasion.hostId)) return refuse('participation.not-yours')
    const now = city.now()
    if (now < occasion.endsAt) return refuse('participation.not-over')
    const there = (await loadEntriesOfOccasion(tx, occasionId)).filter(({ part }) => part === 'learner')
    const changing = form.undo ? lastTap(there) : cameWithout(there, form.except)
    const events = await stepAll(tx, changing, { state: form.undo ? 'attended' : 'completed' }, by, now)
    await record(tx, events, now)
    return accept(changing)
  })

const cameWithout = (there: readonly Entry[], except: readonly Id[]): Entry[] =>
  there.filter(({ id, state }) => state === 'attended' && !except.includes(id))

/** Those whom the last tap completed; who was completed before stays so. */
function lastTap(there: readonly Entry[]): Entry[] {
  const completed = there.filter(({ state }) => state === 'completed')
  const last = Math.max(...completed.map(({ changedAt }) => changedAt))
  return completed.filter(({ changedAt }) => changedAt === last)
}
