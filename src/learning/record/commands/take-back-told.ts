import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { sourceOf } from '../policy.ts'
import { loadFactById } from '../store/facts.ts'
import { factForm, type FactTold, type RecordRefusal } from '../words.ts'
import { takeFacts } from './take-facts.ts'

/**
 * Whoever leads where something was seen takes back what was written down of it, with a reason the learner reads. Taken back
 * twice, it happened once.
 * @refuses not-here · not-yours: also of oneself, and who may not meet children now · amended-already
 */
export async function takeBackTold(
  { factId, why }: { readonly factId: Id; readonly why: string },
  by: Actor,
  city: City,
): Promise<Result<{ readonly factId: Id }, RecordRefusal>> {
  const fact = await city.reading((tx) => loadFactById(tx, factId))
  if (!fact || fact.organisationId === null) return refuse('record.not-here')
  const withdrawal: FactTold = {
    learner: { id: fact.learnerId },
    kind: fact.kind,
    at: fact.at,
    untilAt: fact.untilAt,
    minutes: fact.minutes,
    organisationId: fact.organisationId,
    how: fact.how === 'scan' || fact.how === 'mentor' ? fact.how : 'roster',
    about: fact.about as FactTold['about'],
    source: sourceOf(fact.organisationId),
    originalId: `taken back ${factId}`,
    amends: { factId, as: 'withdrawal', why },
  }
  const taken = await takeFacts([factForm.parse(withdrawal)], by, city)
  if (!taken.ok) return taken
  const [answer] = taken.value
  return answer!.ok ? accept({ factId }) : answer!
}
