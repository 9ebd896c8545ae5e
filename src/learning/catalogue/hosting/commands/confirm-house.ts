import { ecosystemHere } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { confirmedForDays } from '../../commands/confirm-still-true.ts'
import { mayHost } from '../../policy.ts'
import { dayInZone } from '../../rules/day-in-zone.ts'
import { loadPublicOf, saveConfirmations, saveWithdrawals } from '../../store.ts'
import type { CatalogueRefusal } from '../../words.ts'
import { holdRound, saveAnswer } from '../round-store.ts'

export interface Confirming {
  readonly organisationId: Id
  /** The link by which it was asked; null: somebody of the house came by themselves. */
  readonly roundId: Id | null
  /** What the page showed: what came since was seen by nobody, and stays as it is. */
  readonly shown: readonly Id[]
  /** Of these, what is still true; the others are withdrawn. */
  readonly stillTrue: readonly Id[]
}

/**
 * A house says of everything it offers at once what is still true. Today becomes the day each was looked at, and it
 * stays public for a year; what is not true any more leaves public view, and can be put back.
 * @refuses not-of-this-house · not-here · link-spent
 */
export const confirmHouse = (
  { organisationId, roundId, shown, stillTrue }: Confirming,
  by: Actor,
  city: City,
): Promise<Result<{ readonly confirmed: number; readonly withdrawn: number }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayHost(by, organisationId)) return refuse('catalogue.not-of-this-house')
    if (roundId !== null) {
      const round = await holdRound(tx, roundId)
      if (round?.organisationId !== organisationId) return refuse('catalogue.not-here')
      if (round.answeredAt !== null) return refuse('catalogue.link-spent')
    }
    const now = city.now()
    const today = dayInZone(now, (await ecosystemHere(tx, city)).timeZone)
    // An id of another house, or of what left public view meanwhile, says nothing.
    const seen = (await loadPublicOf(tx, today, shown)).filter(({ hostId }) => hostId === organisationId)
    const ids = seen.map(({ id }) => id)
    const saidTrue = new Set(stillTrue)
    const isTrue = ids.filter((id) => saidTrue.has(id))
    const isNot = ids.filter((id) => !saidTrue.has(id))
    const lapsesOn = addDays(today, confirmedForDays)
    await saveConfirmations(tx, isTrue, { verifiedByAHumanOn: today, lapsesOn }, now)
    await saveWithdrawals(tx, isNot, true, now)
    const counts = { confirmed: isTrue.length, withdrawn: isNot.length }
    await saveAnswer(tx, organisationId, counts, now)
    await record(
      tx,
      [
        happened('catalogue.listings-confirmed', by, { organisationId, roundId, ...counts }),
        happened('catalogue.listings-changed', by, { everything: false, opportunityIds: ids }),
      ],
      now,
    )
    return accept(counts)
  })
