import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { nextAgreementState } from '../rules/agreement-life.ts'
import { holdAgreement, loadAgreement, loadAgreements, saveAgreementState, saveCleared } from '../store.ts'
import { finish } from './move-agreement.ts'

const byTerm: Actor = { kind: 'system', because: 'the days of an agreement' }

/**
 * What days do by themselves: a signed agreement begins, and one whose last day has passed ends.
 * @param today the day in the ecosystem's time zone
 */
export const passAgreements = (today: Day, city: City): Promise<{ readonly began: number; readonly ended: number }> =>
  city.transaction(async (tx) => {
    const done = { began: 0, ended: 0 }
    for (const { id, state } of await loadAgreements(tx)) {
      if (state !== 'signed' && state !== 'running') continue
      const one = await holdAgreement(tx, id)
      if (!one) continue
      if (one.untilOn < today) {
        const ended = await finish(tx, one, 'end', 'term', byTerm, city)
        if (ended.ok) done.ended += 1
        continue
      }
      const next = one.fromOn <= today ? nextAgreementState(one.state, 'begin') : null
      if (next === null) continue
      await saveAgreementState(tx, id, next, city.now())
      await record(tx, [happened('organisations.agreement-began', byTerm, { agreementId: id })], city.now())
      done.began += 1
    }
    return done
  })

/**
 * Agreements that are over and whose data no room has let go of yet. While a later version runs, what came over under
 * an earlier one is kept under it.
 */
export const agreementsToClear = (city: City): Promise<Id[]> =>
  city.reading(async (tx) => {
    const all = await loadAgreements(tx)
    const goesOn = (id: Id): boolean =>
      all.some((one) => one.followsId === id && (one.state === 'signed' || one.state === 'running' || goesOn(one.id)))
    return all.flatMap(({ id, state, clearedAt }) =>
      state === 'ended' && clearedAt === null && !goesOn(id) ? [id] : [],
    )
  })

/** Every room has let go of what came over under it. Told twice, it happened once. */
export const markAgreementCleared = (agreementId: Id, by: Actor, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    const one = await loadAgreement(tx, agreementId)
    if (one?.state !== 'ended' || one.clearedAt !== null) return
    await saveCleared(tx, agreementId, city.now())
    await record(tx, [happened('organisations.agreement-cleared', by, { agreementId })], city.now())
  })
