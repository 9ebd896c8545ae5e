import type { Instant } from '#kernel/instant.ts'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface MailboxProps {
  readonly messages: readonly {
    readonly id: string
    readonly to: string
    readonly subject: string
    readonly text: string
    readonly sentAt: Instant
  }[]
  /** Links of messages that lead here become links of this page. */
  readonly origin: string
}

/** What would have been sent, the newest first: a demonstration's stand-in for everybody's mail program. */
export function MailboxPage({ messages, origin }: MailboxProps) {
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page-narrow stack">
      <h1>{say('main.mailbox-title')}</h1>
      <Notice>
        <p>{say('main.mailbox-what')}</p>
      </Notice>
      {messages.length === 0 ? <p>{say('main.mailbox-none')}</p> : null}
      {messages.map(({ id, to, subject, text, sentAt }) => (
        <section key={id} className="stack">
          <h2 dir="auto">{subject}</h2>
          <p className="hint">{say('main.mailbox-to', { address: to, at: formats.instant(sentAt, 'UTC') })}</p>
          {text.split('\n\n').map((paragraph) => (
            <p key={paragraph} dir="auto">
              {paragraph.startsWith(`${origin}/`) ? (
                <a href={paragraph.slice(origin.length)} className="long-address" dir="ltr">
                  {paragraph}
                </a>
              ) : (
                paragraph
              )}
            </p>
          ))}
        </section>
      ))}
    </article>
  )
}
