import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Desk, EcosystemFacts } from '#platform/http/desk.ts'
import { actorOfAccount } from '../../queries/actor-of-account.ts'
import { personsById } from '../../queries/persons-by-id.ts'
import type { Person } from '../../words.ts'
import { loadAccount, loadAddresses } from '../account-store.ts'
import { loadSessions } from '../session-store.ts'
import type { AccountKind, Session } from '../words.ts'

export interface PersonSomewhere {
  readonly ecosystem: EcosystemFacts
  readonly person: Person
  readonly roles: readonly { readonly role: Role; readonly organisation: Id | null }[]
}

export interface AccountAtHome {
  readonly id: Id
  readonly kind: AccountKind
  readonly language: Language
  readonly addresses: readonly string[]
  readonly sessions: readonly Session[]
  /** Who this account is, place by place. */
  readonly persons: readonly PersonSomewhere[]
}

/** Everything an account may see of itself; null: it was erased. */
export async function accountAtHome(
  accountId: Id,
  desk: Pick<Desk, 'database' | 'clock' | 'ecosystems'>,
): Promise<AccountAtHome | null> {
  const db = desk.database.installation
  const account = await loadAccount(db, accountId)
  if (!account || account.erasedAt !== null) return null
  const places = await Promise.all(desk.ecosystems().map((ecosystem) => personSomewhere(accountId, ecosystem, desk)))
  return {
    id: accountId,
    kind: account.kind,
    language: account.language,
    addresses: await loadAddresses(db, accountId),
    sessions: await loadSessions(db, accountId, desk.clock.now()),
    persons: places.filter((place) => place !== null),
  }
}

async function personSomewhere(
  accountId: Id,
  ecosystem: EcosystemFacts,
  { database, clock }: Pick<Desk, 'database' | 'clock'>,
): Promise<PersonSomewhere | null> {
  const city = database.city(ecosystem.id, ecosystem.slug)
  const actor = await actorOfAccount(accountId, dayIn(ecosystem.timeZone, clock.now()), city)
  const [person] = actor ? await personsById([actor.person], city) : []
  return actor && person ? { ecosystem, person, roles: actor.roles } : null
}
