import { asCleared } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { allOrNothing, within } from '#platform/database/within.ts'
import { leads, sourceOf } from '../policy.ts'
import { holdDoubt, saveSettled } from '../store/doubts.ts'
import { loadFactById } from '../store/facts.ts'
import { factForm, type AnswerForm, type Fact, type FactTold, type RecordRefusal } from '../words.ts'
import { takeFacts } from './take-facts.ts'

/**
 * Whoever leads where it happened answers a doubt: what was wrong is corrected or withdrawn by a fact of its own, or it
 * stays, with the reason in words.
 * @refuses not-here: also when it is not theirs to answer · doubt-settled · and what `takeFacts` says of the amendment
 */
export const answerDoubt = (
  { doubtId, form }: { readonly doubtId: Id; readonly form: AnswerForm },
  by: Actor,
  city: City,
): Promise<Result<{ readonly doubtId: Id }, RecordRefusal>> =>
  allOrNothing(city, (inside) =>
    inside.transaction(async (tx) => {
      const doubt = await holdDoubt(tx, doubtId)
      const fact = doubt && (await loadFactById(tx, doubt.factId))
      const cleared = await asCleared(by, within(tx, city))
      const isTheirs = cleared.kind === 'person' && cleared.person !== fact?.learnerId
      if (!fact || !isTheirs || !leads(cleared, fact.organisationId)) return refuse('record.not-here')
      if (doubt.settledAs !== null) return refuse('record.doubt-settled')
      if (form.act === 'leave') {
        const settled = { settledAs: 'left', answer: form.answer, by: cleared.person } as const
        await saveSettled(tx, doubtId, settled, city.now())
        await record(tx, [happened('record.doubt-settled', by, { doubtId })], city.now())
        return accept({ doubtId })
      }
      if (form.act === 'correct' && fact.kind !== 'attended') return refuse('record.only-time-is-corrected')
      const amendment = factForm.safeParse(amending(fact, doubtId, form))
      if (!amendment.success) return refuse('record.minutes-too-many')
      const taken = await takeFacts([amendment.data], by, inside)
      if (!taken.ok) return taken
      const [answer] = taken.value
      return answer!.ok ? accept({ doubtId }) : answer!
    }),
  )

/** The fact as it was, but for what was wrong with it. */
const amending = (fact: Fact, doubtId: Id, form: Exclude<AnswerForm, { act: 'leave' }>): FactTold => ({
  learner: { id: fact.learnerId },
  kind: fact.kind,
  at: fact.at,
  // Who was there longer than written also left later; a break makes nobody leave earlier.
  untilAt:
    form.act === 'correct' && fact.untilAt !== null
      ? Math.max(fact.untilAt, fact.at + form.minutes * 60_000)
      : fact.untilAt,
  minutes: form.act === 'correct' ? form.minutes : fact.minutes,
  organisationId: fact.organisationId,
  place: fact.place,
  how: fact.how === 'scan' || fact.how === 'mentor' ? fact.how : 'roster',
  about: fact.about as FactTold['about'],
  words: fact.words,
  language: fact.language,
  level: fact.level,
  goodUntilAt: fact.goodUntilAt,
  causes: fact.causes.map((id) => ({ id })),
  source: sourceOf(fact.organisationId!),
  originalId: `doubt ${doubtId}`,
  amends: { factId: fact.id, as: form.act === 'correct' ? 'correction' : 'withdrawal', why: form.answer },
})
