import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Desk } from '#platform/http/desk.ts'
import { beginSession, type Browser } from '../../commands/begin-session.ts'
import { giveTicket, takeTicket } from '../../tickets/tickets.ts'
import type { SignInRefusal } from '../../words.ts'
import { loadPasskeys, savePasskeyUsed } from '../store.ts'
import { heldChallenge, type PasskeyAnswer } from '../words.ts'

type House = Pick<Desk, 'database' | 'clock' | 'config'>

/** Asks whatever key of ours the device holds: no address is typed, so nobody learns here who has an account. */
export async function askWhichPasskey(desk: House): Promise<{ options: unknown; ticket: string }> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const options = await generateAuthenticationOptions({
    rpID: new URL(desk.config.origin).hostname,
    userVerification: 'required',
  })
  return { options, ticket: await giveTicket('use-passkey', { challenge: options.challenge }, null, desk) }
}

/**
 * Signs in with a key that answered our question, asked in this browser and answered once. The device has seen to it
 * that its owner is there, by finger, face or number: key and owner are two factors.
 * @returns the token for the cookie
 * @refuses passkey-wrong
 */
export async function usePasskey(
  { answer, ticket }: { readonly answer: PasskeyAnswer; readonly ticket: string | undefined },
  browser: Browser,
  desk: House,
): Promise<Result<{ readonly session: string }, SignInRefusal>> {
  const asked = await takeTicket('use-passkey', ticket, heldChallenge, desk)
  const db = desk.database.installation
  const [passkey] = asked ? await loadPasskeys(db, { credentialId: answer.id }) : []
  if (!asked || !passkey) return refuse('people.passkey-wrong')
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const checked = await verifyAuthenticationResponse({
    response: answer as never,
    expectedChallenge: asked.held.challenge,
    expectedOrigin: desk.config.origin,
    expectedRPID: new URL(desk.config.origin).hostname,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
      transports: [...passkey.transports],
    },
  }).catch(() => null)
  if (!checked?.verified) return refuse('people.passkey-wrong')
  const { accountId } = passkey
  const { newCounter } = checked.authenticationInfo
  return db.transaction().execute(async (tx) => {
    const now = desk.clock.now()
    if (!(await savePasskeyUsed(tx, passkey, newCounter, now))) return refuse('people.passkey-wrong')
    return accept({
      session: await beginSession(tx, { accountId, id: desk.database.newId(), browser, now, secondAt: now }),
    })
  })
}
