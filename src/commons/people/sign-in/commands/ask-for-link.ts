import { randomBytes } from 'node:crypto'
import type { Language } from '#kernel/local-text.ts'
import { instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Desk } from '#platform/http/desk.ts'
import { letterOf } from '#platform/mail/letter.ts'
import { loadAccountOfAddress } from '../account-store.ts'
import { countOpenLinks, forgetOldLinks, saveSignInLink } from '../link-store.ts'
import { safeNext } from '../rules/safe-next.ts'
import { tokenHash } from '../rules/token-hash.ts'
import { linksAtOnce, minutesOfALink, type SignInRefusal } from '../words.ts'

export interface AskForLink {
  /** Of `mailAddress`. */
  readonly address: string
  /** Of who asks; an account that is there has its own. */
  readonly language: Language
  readonly next: string | undefined
}

/**
 * Sends a link that signs in. The answer is the same for every address, known or not, and so is the work: nobody learns
 * who has an account. An address that asked too often gets no further message until its links have run out.
 * @refuses no-way-for-mail
 */
export async function askForLink(
  { address, language, next }: AskForLink,
  desk: Pick<Desk, 'database' | 'clock' | 'mail' | 'config' | 'sayIn'>,
): Promise<Result<null, SignInRefusal>> {
  if (desk.mail.way() === 'none') return refuse('people.no-way-for-mail')
  const { installation, newId } = desk.database
  const now = desk.clock.now()
  await forgetOldLinks(installation, now)
  if ((await countOpenLinks(installation, address, now)) >= linksAtOnce) return accept(null)
  const account = await loadAccountOfAddress(installation, address)
  const token = randomBytes(32).toString('base64url')
  const link = {
    id: newId(),
    address,
    language: account?.language ?? language,
    next: safeNext(next),
    madeAt: now,
    expiresAt: instant(now + minutesOfALink * 60_000),
  }
  await saveSignInLink(installation, link, tokenHash(token))
  const say = desk.sayIn(link.language)
  await desk.mail.send(
    letterOf({
      to: address,
      language: link.language,
      subject: say('people.link-mail-subject'),
      parts: [
        say('people.link-mail-what'),
        { href: `${desk.config.origin}/sign-in/link?token=${token}`, label: say('people.link-mail-link') },
        say('people.link-mail-minutes', { minutes: minutesOfALink }),
        say('people.link-mail-not-you'),
      ],
    }),
  )
  return accept(null)
}
