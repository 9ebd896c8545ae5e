import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isSelf } from '../../policy.ts'
import { deleteSessionsOfCard } from '../../sign-in/session-store.ts'
import { mayReplaceCard } from '../policy.ts'
import { loadOpenCard, saveStopped } from '../store.ts'
import type { CardRefusal } from '../words.ts'

/**
 * The card opens nothing from this moment on, and no new one takes its place: for who comes in by other ways now. Told
 * twice it happened once. @refuses card-not-yours
 */
export const stopCard = (personId: Id, by: Actor, city: City): Promise<Result<null, CardRefusal>> =>
  city.transaction(async (tx) => {
    const card = await loadOpenCard(tx, { personId })
    if (!isSelf(by, personId) && !(card && mayReplaceCard(by, card))) return refuse('people.card-not-yours')
    if (!card) return accept(null)
    await saveStopped(tx, card.id, city.now())
    await deleteSessionsOfCard(tx, card.id)
    await record(tx, [happened('people.card-stopped', by, { personId, cardId: card.id })], city.now())
    return accept(null)
  })
