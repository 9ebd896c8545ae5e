import { textFor } from '#kernel/local-text.ts'
import type { Id } from '#kernel/id.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { letterOf } from '#platform/mail/letter.ts'
import { loadPersons, loadRoles } from '../../store.ts'
import { loadAccountsOfPerson } from '../../store/erasure.ts'
import { loadAddresses } from '../account-store.ts'

/** Writes to a person that a role was given to them or ended; to nobody where no account leads to the person. */
export async function tellOfRole(
  { personId, roleId, what }: { readonly personId: Id; readonly roleId: Id; readonly what: 'given' | 'ended' },
  { city, ecosystem }: CityHere,
  desk: Pick<Desk, 'database' | 'mail' | 'config' | 'sayIn'>,
): Promise<void> {
  if (desk.mail.way() === 'none') return
  const { person, role, accounts } = await city.reading(async (tx) => ({
    person: (await loadPersons(tx, [personId]))[0],
    role: (await loadRoles(tx, personId)).find(({ id }) => id === roleId)?.role,
    accounts: await loadAccountsOfPerson(tx, personId),
  }))
  if (!person || person.erasedAt !== null || !role) return
  const say = desk.sayIn(person.language)
  const facts = { place: textFor(ecosystem.name, [person.language]).text, role: say(`people.role-${role}`) }
  for (const account of accounts) {
    for (const to of await loadAddresses(desk.database.installation, account)) {
      await desk.mail.send(
        letterOf({
          to,
          language: person.language,
          subject: say(`people.role-mail-${what}`, facts),
          parts: [
            say(`people.role-mail-${what}`, facts),
            { href: `${desk.config.origin}/me`, label: say('people.me-title') },
          ],
        }),
      )
    }
  }
}
