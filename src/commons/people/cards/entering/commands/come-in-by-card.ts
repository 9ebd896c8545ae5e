import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { loadOfKind, saveAccount } from '../../../sign-in/account-store.ts'
import { beginSession, type Browser } from '../../../sign-in/commands/begin-session.ts'
import { loadPersons, saveLink } from '../../../store.ts'
import { loadAccountsOfPerson } from '../../../store/erasure.ts'
import { openByCard, type CardShown } from '../../commands/open-by-card.ts'
import { loadOpenCard } from '../../store.ts'
import type { CardRefusal } from '../../words.ts'

/**
 * Signs a browser in as whom the card was given to, for a working day: cards are used on shared devices. Their account
 * is one of its own, without an address, so that a card never opens what its owner later signs in to by other ways.
 * @returns the token for the cookie
 * @refuses card-wrong · card-locked: only to who holds the card itself
 */
export async function comeInByCard(
  shown: CardShown,
  pictures: readonly string[],
  browser: Browser,
  city: City,
): Promise<Result<{ readonly session: string }, CardRefusal>> {
  const opened = await openByCard(shown, pictures, city)
  if (!opened.ok) return opened
  const { personId, cardId } = opened.value
  return city.transaction(async (tx) => {
    const now = city.now()
    // Held: a card that is replaced this very moment either ends this session too or is gone already.
    const card = await loadOpenCard(tx, { personId })
    const [person] = await loadPersons(tx, [personId])
    if (card?.id !== cardId || !person || person.erasedAt !== null) return refuse('people.card-wrong')
    const accountId = await accountOfCard(tx, person, city.newId, now)
    return accept({ session: await beginSession(tx, { accountId, id: city.newId(), browser, now, cardId }) })
  })
}

async function accountOfCard(
  tx: Tx,
  { id: personId, language }: { readonly id: Id; readonly language: Language },
  newId: () => Id,
  now: Instant,
): Promise<Id> {
  const [known] = await loadOfKind(tx, await loadAccountsOfPerson(tx, personId), 'card')
  if (known !== undefined) return known
  const id = newId()
  await saveAccount(tx, { id, kind: 'card', language, madeAt: now, erasedAt: null })
  await saveLink(tx, id, personId, now)
  return id
}
