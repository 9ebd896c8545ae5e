import type { Clock } from '../clock.ts'
import type { MailConfig } from '../config.ts'
import type { Database } from '../database/database.ts'
import { layIntoMailbox } from './mailbox.ts'
import type { Mailer } from './words.ts'

/** @param onlyDemonstrations is everything on this installation invented? Then, without SMTP, the mailbox is the way. */
export function openMailer(
  smtp: MailConfig | null,
  database: Database,
  clock: Clock,
  onlyDemonstrations: () => boolean,
): Mailer {
  const way = () => (smtp ? 'smtp' : onlyDemonstrations() ? 'mailbox' : 'none')
  return {
    way,
    send: async (mail) => {
      if (smtp) {
        // By RFC 2606 nobody: an invented person, or a child without an address.
        if (mail.to.endsWith('.invalid')) return undefined
        // Loads when the first message goes out: most starts of the command line send none.
        const { sendBySmtp } = await import('./smtp.ts')
        return sendBySmtp(smtp, mail)
      }
      if (way() === 'none') throw new Error('there is no way out for mail: SMTP_URL is not set')
      return layIntoMailbox(database.installation, { kind: 'mail', ...mail }, database.newId(), clock.now())
    },
  }
}
