import { randomInt } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Desk, SignedIn } from '#platform/http/desk.ts'
import { isLocked, lockAfter } from '../../../cards/rules/lock.ts'
import { loadAccount } from '../../account-store.ts'
import { beginSession, type Browser } from '../../commands/begin-session.ts'
import { loadSessionById } from '../../session-store.ts'
import type { SignInRefusal } from '../../words.ts'
import { hashOfRecoveryCode, makeRecoveryCode, stepOfNumber } from '../rules/second-factor.ts'
import { holdSecond, saveRecoveryCodes, saveSecondTaken, saveSecondTries, spendRecoveryCode } from '../store.ts'
import { recoveryCodes } from '../words.ts'
import { secretOf } from './begin-second.ts'

type House = Pick<Desk, 'database' | 'clock' | 'config'>

/**
 * Shows the second factor in this browser: a number of the app, or a recovery code, each once. The session is a new one
 * from here on, for what it was before may be known to somebody else. After five wrong ones it rests, longer each time.
 * @param code of `codeTyped`
 * @returns the token for the cookie; the first time also ten recovery codes, to be shown once
 * @refuses second-wrong · second-rests · second-not-there
 */
export const showSecond = (
  code: string,
  me: SignedIn,
  browser: Browser,
  desk: House,
): Promise<Result<{ readonly session: string; readonly fresh: readonly string[] | null }, SignInRefusal>> =>
  desk.database.installation.transaction().execute(async (tx) => {
    const [now, accountId] = [desk.clock.now(), me.account]
    const second = await holdSecond(tx, accountId)
    const shownIn = await loadSessionById(tx, me.session, now)
    if (!second || !shownIn) return refuse('people.second-not-there')
    if (isLocked(second, now)) return refuse('people.second-rests')
    const isFirst = second.confirmedAt === null
    const step = stepOfNumber(code, secretOf(second, desk), second.lastStep, now)
    const isRight =
      step !== null || (!isFirst && (await spendRecoveryCode(tx, accountId, hashOfRecoveryCode(code), now)))
    if (!isRight) {
      const wrongTries = second.wrongTries + 1
      await saveSecondTries(tx, accountId, { wrongTries, lockedUntil: lockAfter(wrongTries, now) })
      return refuse('people.second-wrong')
    }
    await saveSecondTaken(tx, accountId, step ?? second.lastStep, now)
    const fresh = isFirst ? await freshRecoveryCodes(tx, accountId) : null
    const isLent = (await loadAccount(tx, accountId))?.kind !== 'own'
    // What others lend for a working day is not made longer by what one shows oneself.
    const until = isLent ? { until: shownIn.endsAt } : {}
    const session = { accountId, id: desk.database.newId(), browser, now, secondAt: now, isLent, ...until }
    return accept({ session: await beginSession(tx, session), fresh })
  })

/** Ten new ones; those before open nothing any more. Known here, on the page that shows them, and nowhere else. */
export async function freshRecoveryCodes(tx: Kysely<DB>, accountId: Id): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => makeRecoveryCode((below) => randomInt(below)))
  await saveRecoveryCodes(tx, accountId, codes.map(hashOfRecoveryCode))
  return codes
}
