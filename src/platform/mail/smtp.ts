import { createTransport, type Transporter } from 'nodemailer'
import type { MailConfig } from '../config.ts'
import type { Mail } from './words.ts'

const transports = new Map<string, Transporter>()

/** Hands a message to the operator's own mail server; its line stays open for the next. */
export async function sendBySmtp({ url, from }: MailConfig, { to, subject, text, html }: Mail): Promise<void> {
  const known = transports.get(url)
  const transport = known ?? createTransport({ url, pool: true, connectionTimeout: 10_000, socketTimeout: 20_000 })
  if (!known) transports.set(url, transport)
  // An object, never a header line: an address can not bring recipients or headers of its own.
  await transport.sendMail({
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    // Nobody's holiday answer comes back.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
