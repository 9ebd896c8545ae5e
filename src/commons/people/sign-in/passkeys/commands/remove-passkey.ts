import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Desk, SignedIn } from '#platform/http/desk.ts'
import { ownAndShown } from '../../second/queries/own-and-shown.ts'
import type { SignInRefusal } from '../../words.ts'
import { deletePasskeys } from '../store.ts'

/** Its device opens nothing here any more. @refuses not-by-this-sign-in · second-first · passkey-not-here: also somebody else's */
export async function removePasskey(
  passkeyId: Id,
  me: SignedIn,
  desk: Pick<Desk, 'database' | 'clock'>,
): Promise<Result<null, SignInRefusal>> {
  const may = await ownAndShown(me, desk)
  if (!may.ok) return may
  const gone = await deletePasskeys(desk.database.installation, me.account, passkeyId)
  return gone === 0 ? refuse('people.passkey-not-here') : accept(null)
}
