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
import { saveConfirmation, saveWithdrawal } from '../../store.ts'
import type { CatalogueRefusal } from '../../words.ts'
import { loadPublicOffersOf } from '../house-store.ts'
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
    const seen = (await loadPublicOffersOf(tx, organisationId, today)).filter(({ id }) => shown.includes(id))
    const isTrue = ({ id }: { readonly id: Id }): boolean => stillTrue.includes(id)
    const lapsesOn = addDays(today, confirmedForDays)
    for (const offer of seen) {
      if (isTrue(offer)) await saveConfirmation(tx, offer.id, { verifiedByAHumanOn: today, lapsesOn }, now)
      else await saveWithdrawal(tx, offer.id, true, now)
    }
    const confirmed = seen.filter(isTrue).length
    const counts = { confirmed, withdrawn: seen.length - confirmed }
    await saveAnswer(tx, organisationId, counts, now)
    await record(
      tx,
      [
        happened('catalogue.listings-confirmed', by, { organisationId, roundId, ...counts }),
        happened('catalogue.listings-changed', by, { everything: false, opportunityIds: seen.map(({ id }) => id) }),
      ],
      now,
    )
    return accept(counts)
  })
