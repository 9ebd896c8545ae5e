import { refuse, accept, type Result } from '#kernel/result.ts'
import type { Desk, SignedIn } from '#platform/http/desk.ts'
import { loadAddresses } from '../../account-store.ts'
import { ownAndShown } from '../../second/queries/own-and-shown.ts'
import { giveTicket, takeTicket } from '../../tickets/tickets.ts'
import type { SignInRefusal } from '../../words.ts'
import { loadPasskeys, savePasskey } from '../store.ts'
import { heldChallenge, mostPasskeys, type PasskeyAnswer } from '../words.ts'

type House = Pick<Desk, 'database' | 'clock' | 'config'>

/**
 * Asks this browser's device for a new key. What guards an account already must be shown first: a stolen session alone
 * adds no way in.
 * @returns the question for the browser's own call, and the ticket that waits for the answer
 * @refuses not-by-this-sign-in · second-first · enough-passkeys
 */
export async function askForPasskey(
  me: SignedIn,
  desk: House,
): Promise<Result<{ options: unknown; ticket: string }, SignInRefusal>> {
  const may = await ownAndShown(me, desk)
  if (!may.ok) return may
  const known = await loadPasskeys(desk.database.installation, { accountId: me.account })
  if (known.length >= mostPasskeys) return refuse('people.enough-passkeys')
  const [address] = await loadAddresses(desk.database.installation, me.account)
  const { hostname } = new URL(desk.config.origin)
  // Loaded with the first passkey: most starts never need it.
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const options = await generateRegistrationOptions({
    rpName: hostname,
    rpID: hostname,
    userName: address ?? hostname,
    userID: new Uint8Array(Buffer.from(me.account.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return accept({
    options,
    ticket: await giveTicket('add-passkey', { challenge: options.challenge }, me.session, desk),
  })
}

/**
 * Keeps the public half of the key that the device made for our question: asked by this very session, once.
 * @param name of `browserName`
 * @refuses not-by-this-sign-in · second-first · passkey-not-taken
 */
export async function addPasskey(
  {
    answer,
    ticket,
    name,
  }: { readonly answer: PasskeyAnswer; readonly ticket: string | undefined; readonly name: string },
  me: SignedIn,
  desk: House,
): Promise<Result<null, SignInRefusal>> {
  const asked = await takeTicket('add-passkey', ticket, heldChallenge, desk)
  if (asked === null || asked.session !== me.session) return refuse('people.passkey-not-taken')
  const may = await ownAndShown(me, desk)
  if (!may.ok) return may
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const checked = await verifyRegistrationResponse({
    response: answer as never,
    expectedChallenge: asked.held.challenge,
    expectedOrigin: desk.config.origin,
    expectedRPID: new URL(desk.config.origin).hostname,
    requireUserVerification: true,
  }).catch(() => null)
  if (!checked?.verified) return refuse('people.passkey-not-taken')
  const { credential } = checked.registrationInfo
  const db = desk.database.installation
  if ((await loadPasskeys(db, { credentialId: credential.id })).length > 0) return refuse('people.passkey-not-taken')
  await savePasskey(db, {
    id: desk.database.newId(),
    accountId: me.account,
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: (credential.transports ?? []).filter((way) => /^[a-z-]{1,30}$/.test(way)),
    name: name.slice(0, 60) || '?',
    madeAt: desk.clock.now(),
    usedAt: null,
  })
  return accept(null)
}
