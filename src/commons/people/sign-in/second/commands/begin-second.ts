import { randomBytes } from 'node:crypto'
import { Secret } from 'otpauth'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Desk, SignedIn } from '#platform/http/desk.ts'
import { seal, unseal } from '#platform/sealing.ts'
import type { SignInRefusal } from '../../words.ts'
import { ownAndShown } from '../queries/own-and-shown.ts'
import { loadSecond, saveSecondBegun } from '../store.ts'
import type { SecondFactor } from '../words.ts'

const purpose = 'people.second-factor'

/** @throws when the installation's secret is another than the one it was sealed with */
export function secretOf({ secret }: Pick<SecondFactor, 'secret'>, { config }: Pick<Desk, 'config'>): string {
  const opened = unseal(secret, purpose, config.secret)
  if (opened === null) throw new Error('a second factor was sealed with another secret than this installation has')
  return opened
}

/**
 * Makes a secret for an app; it counts from the first number that is right. Asked again before that: a new one.
 * @refuses not-by-this-sign-in · second-first · second-there-already
 */
export async function beginSecond(
  me: SignedIn,
  desk: Pick<Desk, 'database' | 'clock' | 'config'>,
): Promise<Result<null, SignInRefusal>> {
  const may = await ownAndShown(me, desk, ['own', 'organisation'])
  if (!may.ok) return may
  const secret = seal(
    new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32,
    purpose,
    desk.config.secret,
  )
  const begun = await saveSecondBegun(desk.database.installation, me.account, secret, desk.clock.now())
  return begun ? accept(null) : refuse('people.second-there-already')
}

/** The secret of an app that is being set up, in base 32; null: none is, or it counts already and is shown no more. */
export async function secretToShow(me: SignedIn, desk: Pick<Desk, 'database' | 'config'>): Promise<string | null> {
  const second = await loadSecond(desk.database.installation, me.account)
  return second && second.confirmedAt === null ? secretOf(second, desk) : null
}
