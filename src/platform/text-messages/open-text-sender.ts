import type { Clock } from '../clock.ts'
import type { TextGatewayConfig } from '../config.ts'
import type { Database } from '../database/database.ts'
import { layIntoMailbox } from '../mail/mailbox.ts'
import { sendByGateway } from './gateway.ts'
import { isInventedNumber } from './invented-numbers.ts'
import { forgetStopped, saveStopped, stoppedSince } from './stopped-numbers.ts'
import { NotTaken, type TextMessage, type TextSender } from './words.ts'

/** @param onlyDemonstrations is everything on this installation invented? Then, without a gateway, the mailbox is the way. */
export function openTextSender(
  gateway: TextGatewayConfig | null,
  database: Database,
  clock: Clock,
  onlyDemonstrations: () => boolean,
): TextSender {
  const db = database.installation
  const way = () => (gateway ? 'gateway' : onlyDemonstrations() ? 'mailbox' : 'none')
  const handOver = async ({ to, text }: TextMessage): Promise<void> => {
    if (gateway) return isInventedNumber(to) ? undefined : sendByGateway(gateway, { to, text }, clock.now())
    if (way() === 'none') throw new Error('there is no way out for text messages: TEXT_GATEWAY_URL is not set')
    const laid = { kind: 'text', to, subject: '', text } as const
    return layIntoMailbox(db, laid, database.newId(), clock.now())
  }
  return {
    way,
    stoppedAt: (number) => stoppedSince(db, number),
    send: async (message) => {
      if ((await stoppedSince(db, message.to)) !== null) throw new NotTaken('stopped')
      await handOver(message)
    },
    stop: async (number, farewell) => {
      const isNew = await saveStopped(db, number, clock.now())
      if (isNew) await handOver({ to: number, text: farewell })
      return isNew
    },
    resume: async (number, welcome) => {
      const wasStopped = await forgetStopped(db, number)
      if (wasStopped) await handOver({ to: number, text: welcome })
      return wasStopped
    },
  }
}
