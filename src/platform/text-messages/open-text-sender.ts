import type { Clock } from '../clock.ts'
import type { TextGatewayConfig } from '../config.ts'
import type { Database } from '../database/database.ts'
import { layIntoMailbox } from '../mail/mailbox.ts'
import { sendByGateway } from './gateway.ts'
import { isInventedNumber } from './invented-numbers.ts'
import type { TextSender } from './words.ts'

/** @param onlyDemonstrations is everything on this installation invented? Then, without a gateway, the mailbox is the way. */
export function openTextSender(
  gateway: TextGatewayConfig | null,
  database: Database,
  clock: Clock,
  onlyDemonstrations: () => boolean,
): TextSender {
  const way = () => (gateway ? 'gateway' : onlyDemonstrations() ? 'mailbox' : 'none')
  return {
    way,
    send: async ({ to, text }) => {
      if (gateway) return isInventedNumber(to) ? undefined : sendByGateway(gateway, { to, text })
      if (way() === 'none') throw new Error('there is no way out for text messages: TEXT_GATEWAY_URL is not set')
      const laid = { kind: 'text', to, subject: '', text } as const
      return layIntoMailbox(database.installation, laid, database.newId(), clock.now())
    },
  }
}
