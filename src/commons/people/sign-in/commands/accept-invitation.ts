import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadPersonOfAccount, loadPersons, saveLink } from '../../store.ts'
import { loadAccountsOfPerson } from '../../store/erasure.ts'
import { holdInvitation, saveInvitationUsed } from '../../store/invitations.ts'
import { tokenHash } from '../rules/token-hash.ts'
import type { SignInRefusal } from '../words.ts'
import { accountOfAddress } from './account-of-address.ts'
import { beginSession, type Browser } from './begin-session.ts'

/**
 * Comes in as the person of the invitation: with the account of the invited address, for who reads the message has it,
 * whoever else is signed in on this browser. Of two that press at once one wins.
 * @returns the token for the cookie, and the accounts this person came in by before, whose owner must hear of the new one
 * @refuses link-spent · somebody-here-already
 */
export const acceptInvitation = (
  token: string,
  browser: Browser,
  city: City,
): Promise<Result<{ readonly session: string; readonly beside: readonly Id[] }, SignInRefusal>> =>
  city.transaction(async (tx) => {
    const now = city.now()
    const held = await holdInvitation(tx, tokenHash(token), now)
    const [person] = held ? await loadPersons(tx, [held.personId]) : []
    if (!held || !person || person.erasedAt !== null) return refuse('people.link-spent')
    const { address, personId } = held
    const accountId = await accountOfAddress(tx, { address, language: person.language }, city.newId, now)
    const already = await loadPersonOfAccount(tx, accountId)
    if (already !== null && already !== personId) return refuse('people.somebody-here-already')
    const beside = already === null ? await loadAccountsOfPerson(tx, personId) : []
    if (already === null) await saveLink(tx, accountId, personId, now)
    await saveInvitationUsed(tx, held.id, now)
    const by = { kind: 'person', person: personId, roles: [] } as const
    await record(tx, [happened('people.invitation-accepted', by, { personId, invitationId: held.id })], now)
    const session = await beginSession(tx, { accountId, id: city.newId(), browser, now })
    return accept({ session, beside })
  })
