import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { Actor } from '#kernel/actor.ts'
import { saveAccount } from '../../sign-in/account-store.ts'
import { beginSession, type Browser } from '../../sign-in/commands/begin-session.ts'
import { saveLink, savePerson } from '../../store.ts'
import { loadPersonOfUserName, saveUserName } from '../store.ts'
import { freshUserName } from '../user-names.ts'

const alone: Actor = { kind: 'system', because: 'a child began alone' }

/**
 * P6: somebody of whom nothing is known but a made-up name, signed in on this browser alone. Their account is the one a
 * card would open: a card given later opens the same.
 * @param also written in the same transaction: whoever lets people begin so says when it ends
 * @returns the token for the cookie
 */
export const beginWithMadeUpName = (
  language: Language,
  browser: Browser,
  city: City,
  also: (tx: Tx, begun: { readonly personId: Id; readonly accountId: Id; readonly now: Instant }) => Promise<void>,
): Promise<{ readonly personId: Id; readonly session: string }> =>
  city.transaction(async (tx) => {
    const now = city.now()
    const [personId, accountId] = [city.newId(), city.newId()]
    let displayName = freshUserName(language)
    while ((await loadPersonOfUserName(tx, displayName)) !== null) displayName = freshUserName(language)
    const blank = { legalName: null, birth: null, protected: false, erasedAt: null }
    await savePerson(tx, { ...blank, id: personId, displayName, language, madeAt: now })
    if (!(await saveUserName(tx, displayName, personId)))
      throw new Error('a made-up name was taken in this very moment')
    await record(tx, [happened('people.person-enrolled', alone, { personId })], now)
    await saveAccount(tx, { id: accountId, kind: 'card', language, madeAt: now, erasedAt: null })
    await saveLink(tx, accountId, personId, now)
    await also(tx, { personId, accountId, now })
    return { personId, session: await beginSession(tx, { accountId, id: city.newId(), browser, now }) }
  })
