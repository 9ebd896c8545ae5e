import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Desk, SignedIn } from '#platform/http/desk.ts'
import type { SignInRefusal } from '../../words.ts'
import { ownAndShown } from '../queries/own-and-shown.ts'
import { deleteSecond, holdSecond } from '../store.ts'
import { freshRecoveryCodes } from './show-second.ts'

type House = Pick<Desk, 'database' | 'clock'>

/** Its app is asked no more, and its recovery codes open nothing. @refuses not-by-this-sign-in · second-first · second-not-there */
export async function removeSecond(me: SignedIn, desk: House): Promise<Result<null, SignInRefusal>> {
  const may = await ownAndShown(me, desk, ['own', 'organisation'])
  if (!may.ok) return may
  const gone = await desk.database.installation.transaction().execute((tx) => deleteSecond(tx, me.account))
  return gone ? accept(null) : refuse('people.second-not-there')
}

/** Ten new recovery codes in place of those before. @refuses not-by-this-sign-in · second-first · second-not-there */
export async function renewRecoveryCodes(me: SignedIn, desk: House): Promise<Result<readonly string[], SignInRefusal>> {
  const may = await ownAndShown(me, desk, ['own', 'organisation'])
  if (!may.ok) return may
  return desk.database.installation.transaction().execute(async (tx) => {
    const second = await holdSecond(tx, me.account)
    if (!second || second.confirmedAt === null) return refuse('people.second-not-there')
    return accept(await freshRecoveryCodes(tx, me.account))
  })
}
