import { timingSafeEqual } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { hashOfPictures, hashOfSecret } from '../card-secret.ts'
import { mayReplaceCard } from '../policy.ts'
import { isLocked, lockAfter } from '../rules/lock.ts'
import { loadOpenCard, loadPersonOfUserName, saveTries } from '../store.ts'
import type { CardRefusal } from '../words.ts'

/** By the QR code, or, where there is no camera, by the name on the card. */
export type CardShown = { readonly secret: string } | { readonly userName: string }

const nobodysSalt = Buffer.alloc(16)
const door: Actor = { kind: 'system', because: 'a card was shown' }

/**
 * Who shows this card and knows its pictures? Whoever calls opens the session. A wrong name, a wrong code and, by name, a
 * locked card are told alike and take as long: nobody learns who exists.
 * @refuses card-wrong · card-locked: only to who holds the card itself
 */
export const openByCard = (
  shown: CardShown,
  pictures: readonly string[],
  city: City,
): Promise<Result<{ readonly personId: Id; readonly cardId: Id }, CardRefusal>> =>
  city.transaction(async (tx) => {
    const now = city.now()
    const personId = 'userName' in shown ? await loadPersonOfUserName(tx, shown.userName) : null
    const card =
      'secret' in shown
        ? await loadOpenCard(tx, { secretHash: hashOfSecret(shown.secret) })
        : personId && (await loadOpenCard(tx, { personId }))
    const given = await hashOfPictures(pictures, card?.pictureSalt ?? nobodysSalt)
    if (!card) return refuse('people.card-wrong')
    if (isLocked(card, now)) return refuse('secret' in shown ? 'people.card-locked' : 'people.card-wrong')
    const about = { personId: card.personId, cardId: card.id }
    if (!timingSafeEqual(given, card.pictureHash)) {
      const wrongTries = card.wrongTries + 1
      const lockedUntil = lockAfter(wrongTries, now)
      await saveTries(tx, card.id, { wrongTries, lockedUntil })
      if (lockedUntil !== null) await record(tx, [happened('people.card-locked', door, { ...about, wrongTries })], now)
      return refuse('people.card-wrong')
    }
    await saveTries(tx, card.id, { wrongTries: 0, lockedUntil: null, openedAt: now })
    await record(tx, [happened('people.card-opened', door, about)], now)
    return accept(about)
  })

/** The way back: the desk that issued the card opens it again, or the office. @refuses not-here · card-not-yours */
export const unlockCard = (personId: Id, by: Actor, city: City): Promise<Result<null, CardRefusal>> =>
  city.transaction(async (tx) => {
    const card = await loadOpenCard(tx, { personId })
    if (!card) return refuse('people.not-here')
    if (!mayReplaceCard(by, card)) return refuse('people.card-not-yours')
    await saveTries(tx, card.id, { wrongTries: 0, lockedUntil: null })
    await record(tx, [happened('people.card-unlocked', by, { personId, cardId: card.id })], city.now())
    return accept(null)
  })
