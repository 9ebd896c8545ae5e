import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { loadPersonOfAccount, loadPersons } from '../../../store.ts'
import { loadAccountsOfPerson } from '../../../store/erasure.ts'
import type { PeopleRefusal } from '../../../words.ts'
import { tellOwner } from '../../commands/tell-owner.ts'
import { deletePasskeys } from '../../passkeys/store.ts'
import { deleteSessions } from '../../session-store.ts'
import type { SignInRefusal } from '../../words.ts'
import { mayResetSecond } from '../policy.ts'
import { deleteSecond } from '../store.ts'

/**
 * For who lost device and recovery codes: app, codes and passkeys go, every browser is signed out, the person is told.
 * From then on the address alone opens the account until a new second factor is set up. An account that is somebody in
 * another place too is not a steward's to open: the operator does it.
 * @refuses not-yours · not-here · second-elsewhere
 */
export async function resetSecond(
  personId: Id,
  by: Actor,
  { city }: CityHere,
  desk: Pick<Desk, 'database' | 'ecosystems' | 'mail' | 'config' | 'sayIn'>,
): Promise<Result<null, PeopleRefusal | SignInRefusal>> {
  if (!mayResetSecond(by, personId)) return refuse('people.not-yours')
  const accounts = await city.reading((tx) => loadAccountsOfPerson(tx, personId))
  for (const { id, slug } of by.kind === 'operator' ? [] : desk.ecosystems()) {
    if (id === city.ecosystemId) continue
    const elsewhere = desk.database.city(id, slug)
    for (const account of accounts)
      if ((await elsewhere.reading((tx) => loadPersonOfAccount(tx, account))) !== null)
        return refuse('people.second-elsewhere')
  }
  const done = await city.transaction(async (tx) => {
    const [person] = await loadPersons(tx, [personId])
    if (!person || person.erasedAt !== null) return false
    for (const account of accounts) {
      await deleteSecond(tx, account)
      await deletePasskeys(tx, account)
      await deleteSessions(tx, account)
    }
    await record(tx, [happened('people.second-factor-reset', by, { personId })], city.now())
    return true
  })
  if (!done) return refuse('people.not-here')
  for (const account of accounts) await tellOwner(account, 'second-reset', desk)
  return accept(null)
}
