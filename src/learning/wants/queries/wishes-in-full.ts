import type { Id } from '#kernel/id.ts'
import { dayIn, type Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { loadFinds } from '../store/finds.ts'
import { loadReplies, loadTrials } from '../store/trials.ts'
import { loadWants } from '../store/wants.ts'
import { loadWishesOfPersons } from '../store/wishes.ts'

const told = (at: Instant): string => new Date(at).toISOString()

/** P18: all that this room keeps of somebody. */
export const wishesInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => {
    const wishes = await loadWishesOfPersons(tx, [personId])
    const wantIds = wishes.map(({ wantId }) => wantId)
    const wants = new Map(
      (await loadWants(tx, dayIn('UTC', city.now()), { ids: wantIds })).map((want) => [want.id, want]),
    )
    const finds = await loadFinds(
      tx,
      wishes.map(({ id }) => id),
    )
    const trials = await loadTrials(tx, { wantIds })
    const replies = await loadReplies(
      tx,
      trials.map(({ id }) => id),
    )
    return wishes.map(({ id, wantId, state, code, signedAt, changedAt }) => {
      const { interest, ageBand, times, season } = wants.get(wantId)!
      return {
        interest,
        ageBand,
        times,
        season,
        state,
        code,
        signedAt: told(signedAt),
        changedAt: told(changedAt),
        found: finds
          .filter(({ wishId }) => wishId === id)
          .map((find) => ({ opportunityId: find.opportunityId, title: find.title, state: find.state })),
        answered: replies
          .filter(({ wishId }) => wishId === id)
          .map(({ trialId, says }) => ({ title: trials.find((trial) => trial.id === trialId)!.title, says })),
      }
    })
  })
