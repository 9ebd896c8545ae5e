import type { Id } from '#kernel/id.ts'
import type { Desk } from '#platform/http/desk.ts'
import { letterOf } from '#platform/mail/letter.ts'
import { loadAccount, loadAddresses } from '../account-store.ts'

/** What changed in how an account is guarded. */
export type GuardChange =
  | 'passkey-added'
  | 'passkey-removed'
  | 'second-added'
  | 'second-removed'
  | 'second-reset'
  | 'address-added'

/** Writes to the owner of an account that what guards it has changed: whoever did not do it learns of it at once. */
export async function tellOwner(
  accountId: Id,
  change: GuardChange,
  { database, mail, config, sayIn }: Pick<Desk, 'database' | 'mail' | 'config' | 'sayIn'>,
): Promise<void> {
  if (mail.way() === 'none') return
  const account = await loadAccount(database.installation, accountId)
  if (!account) return
  const say = sayIn(account.language)
  for (const to of await loadAddresses(database.installation, accountId)) {
    await mail.send(
      letterOf({
        to,
        language: account.language,
        subject: say(`people.told-${change}`),
        parts: [
          say(`people.told-${change}`),
          say('people.told-not-you'),
          { href: `${config.origin}/me/keys`, label: say('people.keys-title') },
        ],
      }),
    )
  }
}
