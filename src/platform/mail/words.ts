/** One message to one address, in that person's language. */
export interface Mail {
  readonly to: string
  readonly subject: string
  /** The whole message as plain text, paragraphs apart by an empty line. */
  readonly text: string
  /** The same as simple markup. */
  readonly html: string
}

/**
 * `smtp`: it goes out. `mailbox`: it is laid where every visitor of a demonstration can read it. `none`: there is no
 * way out, and a message kept here would be read by nobody but a thief.
 */
export type MailWay = 'smtp' | 'mailbox' | 'none'

export interface Mailer {
  /** Asked anew each time: an ecosystem that is no demonstration closes the mailbox. */
  way(): MailWay
  /** Resolves when the message is on its way; throws when it could not be handed over. */
  send(mail: Mail): Promise<void>
}
