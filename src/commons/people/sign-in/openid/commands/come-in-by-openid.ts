import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadPersonOfAccount, loadPersons, saveLink } from '../../../store.ts'
import { loadInvitationTo, saveInvitationUsed } from '../../../store/invitations.ts'
import { deleteAccount, loadAccountOfAddress, saveAccount } from '../../account-store.ts'
import { beginSession, type Browser } from '../../commands/begin-session.ts'
import type { SignInRefusal } from '../../words.ts'
import { addressTold } from '../rules/address-told.ts'
import { loadAccountOfSubject, saveSubject } from '../store.ts'
import type { Provider, Told } from '../words.ts'

/**
 * Signs in whom an organisation's own sign-in has told us of, for a working day. The first time the confirmed address
 * leads to the person: the one who comes in by it already, or whom an open invitation of this place asks. They get an
 * account of this organisation, never the one that owns the address: a place's office chooses its providers, and must
 * not reach into other places by one.
 * @returns the token for the cookie; a second factor counts where the organisation says it saw one (RFC 8176 `mfa`)
 * @refuses openid-no-address · openid-nobody-here
 */
export const comeInByOpenid = (
  provider: Pick<Provider, 'id' | 'domains'>,
  told: Told,
  browser: Browser,
  city: City,
): Promise<Result<{ readonly session: string }, SignInRefusal>> =>
  city.transaction(async (tx) => {
    const now = city.now()
    const address = addressTold(told, provider.domains)
    if (address === null) return refuse('people.openid-no-address')
    const known = await loadAccountOfSubject(tx, provider.id, told.subject)
    const accountId = known ?? (await join(tx, { provider, told, address }, city))
    if (accountId === null || (await loadPersonOfAccount(tx, accountId)) === null)
      return refuse('people.openid-nobody-here')
    const secondAt = told.methods.includes('mfa') ? now : null
    const session = { accountId, id: city.newId(), browser, now, secondAt, isLent: true }
    return accept({ session: await beginSession(tx, session) })
  })

async function join(
  tx: Tx,
  { provider, told, address }: { provider: Pick<Provider, 'id'>; told: Told; address: string },
  city: City,
): Promise<Id | null> {
  const now = city.now()
  const owner = await loadAccountOfAddress(tx, address)
  const invitation = await loadInvitationTo(tx, address, now)
  const personId = (owner && (await loadPersonOfAccount(tx, owner.id))) ?? invitation?.personId ?? null
  const [person] = personId === null ? [] : await loadPersons(tx, [personId])
  if (!person || person.erasedAt !== null) return null
  const by = { kind: 'person', person: person.id, roles: [] } as const
  const accountId = city.newId()
  await saveAccount(tx, { id: accountId, kind: 'organisation', language: person.language, madeAt: now, erasedAt: null })
  const joined = await saveSubject(tx, { providerId: provider.id, subject: told.subject, accountId, at: now })
  if (!joined) {
    // Another browser of the same person was a moment earlier: that one's account holds.
    await deleteAccount(tx, accountId)
    return loadAccountOfSubject(tx, provider.id, told.subject)
  }
  await saveLink(tx, accountId, person.id, now)
  if (invitation?.personId === person.id) {
    await saveInvitationUsed(tx, invitation.id, now)
    await record(
      tx,
      [happened('people.invitation-accepted', by, { personId: person.id, invitationId: invitation.id })],
      now,
    )
  }
  await record(tx, [happened('people.provider-joined', by, { personId: person.id, providerId: provider.id })], now)
  return accountId
}
