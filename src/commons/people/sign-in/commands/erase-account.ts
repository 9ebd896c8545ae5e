import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { noteErasure } from '#platform/backup/erasure-journal.ts'
import { happened } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { Desk } from '#platform/http/desk.ts'
import { loadPersonOfAccount } from '../../store.ts'
import { deleteLink, loadAccountsOfPerson, savePersonErased } from '../../store/erasure.ts'
import { loadAccount, loadOfKind, saveErasure } from '../account-store.ts'
import { deleteSubjectsOf } from '../openid/store.ts'
import { deleteSessions } from '../session-store.ts'

/**
 * P19: forgets an account and everybody it is, place by place, and ends its sessions. A person who comes in through a
 * second account of their own as well is only left by this one; a card, or an organisation's sign-in, keeps nobody whom
 * their own account forgets. What stays is the proof: empty rows with their day, and an event.
 * Interrupted and asked again, it goes on where it was. Credentials somebody holds stay valid: erasing revokes nothing.
 */
export async function eraseAccount(
  accountId: Id,
  desk: Pick<Desk, 'database' | 'clock' | 'ecosystems' | 'files'>,
): Promise<{ readonly persons: number }> {
  let persons = 0
  const isOwn = (await loadAccount(desk.database.installation, accountId))?.kind === 'own'
  const now = desk.clock.now()
  for (const { id, slug, timeZone } of desk.ecosystems()) {
    const today = dayIn(timeZone, now)
    persons += await desk.database.city(id, slug).transaction(async (tx) => {
      const personId = await loadPersonOfAccount(tx, accountId)
      if (personId === null) return 0
      await deleteSubjectsOf(tx, accountId)
      const others = (await loadAccountsOfPerson(tx, personId)).filter((id) => id !== accountId)
      if ((isOwn ? await loadOfKind(tx, others, 'own') : others).length > 0) {
        await deleteLink(tx, accountId)
        return 0
      }
      for (const lent of others) {
        await deleteSubjectsOf(tx, lent)
        await deleteSessions(tx, lent)
        await saveErasure(tx, lent, now)
      }
      await savePersonErased(tx, personId, now, today)
      await record(
        tx,
        [happened('people.person-erased', { kind: 'person', person: personId, roles: [] }, { personId })],
        now,
      )
      return 1
    })
  }
  // No event tells of an account; noted before it is emptied, for who finds it emptied does not ask again.
  await noteErasure(desk.files, { what: 'account', accountId }, now)
  await desk.database.installation.transaction().execute(async (tx) => {
    await deleteSessions(tx, accountId)
    await saveErasure(tx, accountId, now)
  })
  return { persons }
}
