import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Desk } from '#platform/http/desk.ts'
import { actorOfAccount } from '../../queries/actor-of-account.ts'
import { personsById } from '../../queries/persons-by-id.ts'
import { loadInventedAccounts } from '../account-store.ts'

export interface InventedPerson {
  readonly accountId: Id
  readonly name: string
  readonly roles: readonly Role[]
  readonly place: LocalText
}

const most = 60

/** Whom a visitor of a demonstration may be, place by place; nobody where mail leaves the house or anything is real. */
export async function inventedPeople(
  desk: Pick<Desk, 'database' | 'mail' | 'clock' | 'ecosystems'>,
): Promise<InventedPerson[]> {
  if (desk.mail.way() !== 'mailbox') return []
  const accounts = await loadInventedAccounts(desk.database.installation, most)
  const found: InventedPerson[] = []
  for (const { id, slug, name, timeZone } of desk.ecosystems()) {
    const city = desk.database.city(id, slug)
    const today = dayIn(timeZone, desk.clock.now())
    for (const accountId of accounts) {
      const actor = await actorOfAccount(accountId, today, city)
      const [person] = actor ? await personsById([actor.person], city) : []
      if (!actor || !person || person.erasedAt !== null) continue
      const roles = [...new Set(actor.roles.map(({ role }) => role))]
      found.push({ accountId, name: person.displayName, roles, place: name })
    }
  }
  return found
}
