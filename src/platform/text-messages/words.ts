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
   * @throws NotTaken
   */
  send(message: TextMessage): Promise<void>
}

/** Why a message was not handed over: our own word, never what the other side wrote, which may hold the number. */
export const takingFaults = ['busy', 'away', 'too-slow', 'refused'] as const
export type TakingFault = (typeof takingFaults)[number]

export class NotTaken extends Error {
  readonly fault: TakingFault

  constructor(fault: TakingFault) {
    super(`the text message was not taken: ${fault}`)
    this.fault = fault
  }

  /** It may go later. What was refused is refused again. */
  get isPassing(): boolean {
    return this.fault !== 'refused'
  }
}
