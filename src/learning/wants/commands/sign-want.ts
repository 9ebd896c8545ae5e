import { randomInt } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isPublicWant, isStillWanted, mayWishFor } from '../policy.ts'
import { whoDecides } from '../queries/who-decides.ts'
import { bandOfAge } from '../rules/band-of-age.ts'
import { decideWant } from '../rules/decide-want.ts'
import { mayStep, wishLife } from '../rules/life.ts'
import { dropAsker, findSameWant, loadWants, saveAsker, saveWant } from '../store/wants.ts'
import { countSignedBy, loadWishByCode, loadWishOf, saveWish, saveWishStep } from '../store/wishes.ts'
import {
  wishCodeAlphabet,
  wishCodeLength,
  type WantForm,
  type WantRefusal,
  type WantsSettings,
  type Wish,
} from '../words.ts'

export interface Signing {
  /** What is wished for: in new words, by a public want, or by the code a friend gave. */
  readonly wish: { readonly form: WantForm } | { readonly wantId: Id } | { readonly code: string }
  /** Whose wish it is. */
  readonly personId: Id
  /** The browser it is signed in: a wish it told without a name is not counted beside this one. */
  readonly visitorKey: string | null
  /** Today where the city is. */
  readonly today: Day
  readonly settings: WantsSettings
}

/** How this person is counted behind a want, as a browser is. */
export const keyOfPerson = (personId: Id): string => `person:${personId}`

/**
 * Somebody puts a name under a want, their own or that of a child they answer for; the number grows by one, and nobody but
 * the family reads who it was. What was taken back before is open again. A form that names no age takes the person's own.
 * @refuses not-yours · not-here · code-unknown · already-asked · enough-for-today · holds-an-address and the like
 */
export const signWant = (
  { wish, personId, visitorKey, today, settings }: Signing,
  by: Actor,
  city: City,
): Promise<Result<{ readonly wishId: Id; readonly wantId: Id }, WantRefusal>> =>
  city.transaction(async (tx) => {
    const wisher = (await whoDecides([personId], tx, city)).get(personId)
    if (by.kind !== 'person' || !wisher || !mayWishFor(by, wisher)) return refuse('wants.not-yours')
    const now = city.now()
    const toldToday = await countSignedBy(tx, by.person, instant(now - 86_400_000))
    const asked =
      'form' in wish ? { form: { ...wish.form, ageBand: wish.form.ageBand ?? bandOfAge(wisher.birth, today) } } : wish
    const found = await wantMeant(asked, { toldToday, today, settings }, tx, city)
    if (!found.ok) return found
    const { wantId, isNew } = found.value
    const before = await loadWishOf(tx, wantId, personId)
    if (!mayStep(wishLife, before?.state ?? null, 'open', 'family')) return refuse('wants.already-asked')
    const wishId = before?.id ?? city.newId()
    if (before) await saveWishStep(tx, { id: wishId, wantId, state: 'open' }, now)
    else await saveWish(tx, freshWish({ id: wishId, wantId, personId, signedBy: by.person }, now))
    await saveAsker(tx, wantId, keyOfPerson(personId), today)
    if (visitorKey !== null) await dropAsker(tx, wantId, visitorKey)
    const events = [happened('wants.wish-signed', by, { wishId, wantId, personId })]
    await record(tx, isNew ? [happened('wants.want-told', by, { wantId }), ...events] : events, now)
    return accept({ wishId, wantId })
  })

const freshWish = (
  wish: Pick<Wish, 'id' | 'wantId' | 'personId' | 'signedBy'>,
  now: Wish['signedAt'],
): Omit<Wish, 'toldOn'> => ({
  ...wish,
  signedAt: now,
  state: 'open',
  changedAt: now,
  code: Array.from({ length: wishCodeLength }, () => wishCodeAlphabet[randomInt(wishCodeAlphabet.length)]!).join(''),
})

interface Limits extends Pick<Signing, 'today' | 'settings'> {
  readonly toldToday: number
}

/** The want these words, this id or this code mean; one in words nobody told yet is told. */
export async function wantMeant(
  wish: Signing['wish'],
  { toldToday, today, settings }: Limits,
  tx: Tx,
  city: City,
): Promise<Result<{ readonly wantId: Id; readonly isNew: boolean }, WantRefusal>> {
  if ('form' in wish) {
    const decided = decideWant(wish.form, { toldToday }, settings)
    if (!decided.ok) return decided
    const { foldedInterest } = decided.value
    const same = await findSameWant(tx, wish.form, foldedInterest)
    if (same !== null) return accept({ wantId: same, isNew: false })
    const wantId = city.newId()
    await saveWant(tx, wantId, wish.form, foldedInterest, today)
    return accept({ wantId, isNew: true })
  }
  const given = 'code' in wish ? await loadWishByCode(tx, wish.code) : null
  if ('code' in wish && (given === null || given.state === 'taken-back')) return refuse('wants.code-unknown')
  const [want] = await loadWants(tx, today, { id: given?.wantId ?? (wish as { wantId: Id }).wantId })
  const isOpen = want !== undefined && isStillWanted(want.state) && (given !== null || isPublicWant(want.state))
  return isOpen ? accept({ wantId: want.id, isNew: false }) : refuse(given ? 'wants.code-unknown' : 'wants.not-here')
}
