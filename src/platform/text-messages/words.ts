import type { Instant } from '#kernel/instant.ts'

/** One short message to one telephone, in that person's language. */
export interface TextMessage {
  /** As E.164 writes it: `+34600000000`. */
  readonly to: string
  readonly text: string
}

/** `gateway`: it goes out. `mailbox`: a demonstration lays it where every visitor can read it. `none`: there is no way out. */
export type TextWay = 'gateway' | 'mailbox' | 'none'

export interface TextSender {
  /** Asked anew each time: an ecosystem that is no demonstration closes the mailbox. */
  way(): TextWay
  /**
   * Resolves when the gateway has taken it. To a number that can be nobody's it resolves and sends nothing.
   * @throws NotTaken, `stopped` where somebody wrote from that number that nothing shall come
   */
  send(message: TextMessage): Promise<void>
  /** Since when nothing goes to this number (E.164), whoever's it is and wherever they are known; null: it does. */
  stoppedAt(number: string): Promise<Instant | null>
  /**
   * From this moment nothing goes to the number but this farewell.
   * @returns false: it was stopped before, and nothing was sent
   * @throws NotTaken for the farewell; the stop stands
   */
  stop(number: string, farewell: string): Promise<boolean>
  /**
   * Messages go to the number again, this welcome first.
   * @returns false: it was not stopped, and nothing was sent
   * @throws NotTaken for the welcome; messages go again
   */
  resume(number: string, welcome: string): Promise<boolean>
}

/** Why a message was not handed over: our own word, never what the other side wrote, which may hold the number. */
export const takingFaults = ['busy', 'away', 'too-slow', 'refused', 'stopped'] as const
export type TakingFault = (typeof takingFaults)[number]

export class NotTaken extends Error {
  readonly fault: TakingFault

  constructor(fault: TakingFault) {
    super(`the text message was not taken: ${fault}`)
    this.fault = fault
  }

  /** It may go later. What was refused is refused again, and what was stopped waits for who stopped it. */
  get isPassing(): boolean {
    return this.fault !== 'refused' && this.fault !== 'stopped'
  }
}
