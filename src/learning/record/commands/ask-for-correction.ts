import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { canBeDoubted, isOwnWord } from '../policy.ts'
import { holdDoubt, saveDoubt, saveSettled } from '../store/doubts.ts'
import { holdRecords, loadAmended, loadFactById } from '../store/facts.ts'
import type { DoubtForm, RecordRefusal } from '../words.ts'

/**
 * A learner says what is wrong in a fact that somebody else wrote down. The fact stays until whoever leads where it
 * happened has looked.
 * @refuses not-here · own-word (mended by oneself) · not-yours (nobody there wrote it: the house did) · amended-already · asked-already (one waits for this fact)
 */
export const askForCorrection = (
  { factId, form: { words } }: { readonly factId: Id; readonly form: DoubtForm },
  by: Actor,
  city: City,
): Promise<Result<{ readonly doubtId: Id }, RecordRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'person') return refuse('record.not-here')
    await holdRecords(tx, [by.person])
    const fact = await loadFactById(tx, factId)
    if (fact?.learnerId !== by.person) return refuse('record.not-here')
    if (isOwnWord(fact)) return refuse('record.own-word')
    if (!canBeDoubted(fact)) return refuse('record.not-yours')
    if ((await loadAmended(tx, [factId])).has(factId)) return refuse('record.amended-already')
    const doubt = { id: city.newId(), learnerId: by.person, factId, words, askedAt: city.now() }
    if (!(await saveDoubt(tx, doubt))) return refuse('record.asked-already')
    const about = { doubtId: doubt.id, factId, learnerId: by.person, organisationId: fact.organisationId }
    await record(tx, [happened('record.correction-asked', by, about)], city.now())
    return accept({ doubtId: doubt.id })
  })

/** The learner asks no longer. Taken back twice, it happened once. @refuses not-here · doubt-settled */
export const takeBackDoubt = (
  { doubtId }: { readonly doubtId: Id },
  by: Actor,
  city: City,
): Promise<Result<{ readonly doubtId: Id }, RecordRefusal>> =>
  city.transaction(async (tx) => {
    const doubt = await holdDoubt(tx, doubtId)
    if (doubt === null || by.kind !== 'person' || doubt.learnerId !== by.person) return refuse('record.not-here')
    if (doubt.settledAs === 'taken-back') return accept({ doubtId })
    if (doubt.settledAs !== null) return refuse('record.doubt-settled')
    await saveSettled(tx, doubtId, { settledAs: 'taken-back', answer: null, by: by.person }, city.now())
    await record(tx, [happened('record.doubt-settled', by, { doubtId })], city.now())
    return accept({ doubtId })
  })
