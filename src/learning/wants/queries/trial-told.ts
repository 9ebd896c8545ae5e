import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadReplies, loadTrials } from '../store/trials.ts'
import { loadOpenWishes, loadWishesById } from '../store/wishes.ts'
import type { Reply, Trial, Wish } from '../words.ts'

export interface TrialTold {
  readonly trial: Trial
  /** Its house's name. */
  readonly house: string
  /** Whoever is asked, or answered: those who said yes first, in the order in which they did. */
  readonly asked: readonly { readonly wish: Wish; readonly reply: Reply | null }[]
}

/** A tentative offer with everybody it concerns, for whoever tells of it or gives its seats; null: there is none. */
export const trialTold = (
  of: { readonly trialId: Id } | { readonly opportunityId: Id },
  city: City,
): Promise<TrialTold | null> =>
  city.reading(async (tx) => {
    const [trial] = await loadTrials(tx, of)
    if (!trial) return null
    const replies = await loadReplies(tx, [trial.id])
    const answered = await loadWishesById(
      tx,
      replies.map(({ wishId }) => wishId),
    )
    const wishes = new Map([...answered, ...(await loadOpenWishes(tx, trial.wantId))].map((wish) => [wish.id, wish]))
    const ofReply = new Map(replies.map((reply) => [reply.wishId, reply]))
    const inLine = replies.filter(({ says }) => says === 'yes').map(({ wishId }) => wishId)
    const order = [...inLine, ...[...wishes.keys()].filter((id) => !inLine.includes(id))]
    const [house] = await organisationsById(tx, [trial.hostId])
    return {
      trial,
      house: house?.name ?? '',
      asked: order.map((id) => ({ wish: wishes.get(id)!, reply: ofReply.get(id) ?? null })),
    }
  })
