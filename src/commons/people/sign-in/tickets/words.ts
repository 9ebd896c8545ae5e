/** What is asked on one page and answered on another. */
export type TicketKind = 'add-passkey' | 'use-passkey' | 'openid' | 'hand-over'

/** Time to look for the device, or to sign in somewhere else; a step from host to host takes none. */
export const secondsOfATicket: Readonly<Record<TicketKind, number>> = {
  'add-passkey': 300,
  'use-passkey': 300,
  openid: 600,
  'hand-over': 60,
}
