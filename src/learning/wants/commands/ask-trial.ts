import { ecosystemHere } from '#commons/ecosystems'
import { membershipIn } from '#commons/organisations'
import { clearedAt } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { isPublicWant, isStillWanted, mayTryFor } from '../policy.ts'
import { decideTrial } from '../rules/decide-trial.ts'
import { mayStep, trialLife } from '../rules/life.ts'
import { holdTrial, loadTrials, saveTrial, saveTrialStep } from '../store/trials.ts'
import { loadWants } from '../store/wants.ts'
import { loadOpenWishes } from '../store/wishes.ts'
import type { Trial, TrialForm, WantRefusal } from '../words.ts'

export interface AskingTrial {
  readonly wantId: Id
  readonly form: TrialForm
  /** In which the form was written. */
  readonly language: string
}

/**
 * A house answers a public want with an offer it would make if enough say yes by the last day. Those who put a name under
 * the want are asked, and only they. Nobody with children is asked for a house where nobody may meet them.
 * @refuses not-of-this-house · not-here · asked-already · nobody-to-ask · house-rests · nobody-cleared · and what is wrong with its days and numbers
 */
export const askTrial = (
  { wantId, form, language }: AskingTrial,
  by: Actor,
  city: City,
): Promise<Result<{ readonly trialId: Id }, WantRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'person' || !mayTryFor(by, form.hostId)) return refuse('wants.not-of-this-house')
    const { timeZone, currency } = await ecosystemHere(tx, city)
    const now = city.now()
    const [want] = await loadWants(tx, dayIn(timeZone, now), { id: wantId })
    if (!want || !isPublicWant(want.state) || !isStillWanted(want.state)) return refuse('wants.not-here')
    const decided = decideTrial(form, now, timeZone)
    if (!decided.ok) return decided
    const before = await loadTrials(tx, { wantIds: [wantId] })
    const runs = before.some(
      ({ hostId, state }) => hostId === form.hostId && (state === 'asking' || state === 'agreed'),
    )
    if (runs) return refuse('wants.asked-already')
    if ((await loadOpenWishes(tx, wantId)).length === 0) return refuse('wants.nobody-to-ask')
    const membership = await membershipIn(tx, form.hostId)
    if (membership !== null && membership.state !== 'admitted') return refuse('wants.house-rests')
    const people = await clearedAt(form.hostId, now, within(tx, city))
    if (form.contact === 'in-a-group' && !people.some(({ kinds }) => kinds.includes('background-check')))
      return refuse('wants.nobody-cleared')
    const { decideOn: _decideOn, placeAddress, ...facts } = form
    const trial: Trial = {
      ...facts,
      ...decided.value,
      id: city.newId(),
      wantId,
      proposedBy: by.person,
      opportunityId: city.newId(),
      language,
      timeZone,
      currency,
      placeAddress: placeAddress === '' ? null : placeAddress,
      state: 'asking',
      because: null,
      changedAt: now,
    }
    await saveTrial(tx, trial)
    await record(tx, [happened('wants.trial-asked', by, { trialId: trial.id, wantId })], now)
    return accept({ trialId: trial.id })
  })

/** While it is still asked, the house may think better of it; whoever was asked is told. @refuses trial-not-here · not-of-this-house · cannot-now */
export const takeTrialBack = (
  { trialId }: { readonly trialId: Id },
  by: Actor,
  city: City,
): Promise<Result<{ readonly trialId: Id }, WantRefusal>> =>
  city.transaction(async (tx) => {
    const trial = await holdTrial(tx, trialId)
    if (!trial) return refuse('wants.trial-not-here')
    if (!mayTryFor(by, trial.hostId)) return refuse('wants.not-of-this-house')
    if (!mayStep(trialLife, trial.state, 'taken-back', 'host')) return refuse('wants.cannot-now')
    await saveTrialStep(tx, { id: trialId, state: 'taken-back', because: null }, city.now())
    await record(tx, [happened('wants.trial-taken-back', by, { trialId, wantId: trial.wantId })], city.now())
    return accept({ trialId })
  })
