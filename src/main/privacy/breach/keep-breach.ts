import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { mayRunRetention } from '../policy.ts'
import { addBreach, addStep, loadIsBreach } from './store.ts'
import type { Breach, BreachStep } from './words.ts'

export const breachRefusals = ['privacy.breach-not-here', 'privacy.auditors-only-look'] as const
type BreachRefusal = (typeof breachRefusals)[number]

const personOf = (by: Actor): Id | null => (by.kind === 'person' ? by.person : null)

/** Writes down what is known; the clock runs from when it was known, not from when it was written. @refuses auditors-only-look */
export async function keepBreach(
  one: Omit<Breach, 'id' | 'steps' | 'writtenAt'>,
  by: Actor,
  city: City,
): Promise<Result<{ readonly breachId: Id }, BreachRefusal>> {
  if (!mayRunRetention(by)) return refuse('privacy.auditors-only-look')
  const breachId = city.newId()
  await city.transaction((tx) => addBreach(tx, { ...one, id: breachId, writtenAt: city.now() }, personOf(by)))
  return accept({ breachId })
}

/** What was done about it. Nothing is taken back: a mistake is followed by a better note. @refuses breach-not-here · auditors-only-look */
export async function noteBreachStep(
  ask: { readonly breachId: Id; readonly step: BreachStep; readonly note: string },
  by: Actor,
  city: City,
): Promise<Result<null, BreachRefusal>> {
  if (!mayRunRetention(by)) return refuse('privacy.auditors-only-look')
  return city.transaction(async (tx) => {
    if (!(await loadIsBreach(tx, ask.breachId))) return refuse('privacy.breach-not-here')
    await addStep(tx, city.newId(), { ...ask, at: city.now() }, personOf(by))
    return accept(null)
  })
}
