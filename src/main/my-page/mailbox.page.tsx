import type { ReactNode } from 'react'
import type { Instant } from '#kernel/instant.ts'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Icon } from '#web/parts/icon.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface MailboxProps {
  readonly messages: readonly {
    readonly id: string
    readonly kind: 'mail' | 'text'
    readonly to: string
    readonly subject: string
    readonly text: string
    readonly sentAt: Instant
  }[]
  /** Links of messages that lead here become links of this page. */
  readonly origin: string
}

/** What would have been sent, the newest first: a demonstration's stand-in for everybody's mail program and telephone. */
export function MailboxPage({ messages, origin }: MailboxProps) {
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page-narrow stack">
      <h1>{say('main.mailbox-title')}</h1>
      <Notice>
        <p>{say('main.mailbox-what')}</p>
      </Notice>
      {messages.length === 0 ? <EmptyState title={say('main.mailbox-none')} /> : null}
      {messages.map(({ id, kind, to, subject, text, sentAt }) => (
        <section key={id} className="laid-message">
          <p className="laid-head">
            <span className="laid-kind">
              <Icon name={kind === 'mail' ? 'mail' : 'phone'} /> {say(`main.mailbox-${kind}`)}
            </span>
            <bdi className="long-address">
              {say('main.mailbox-to', { address: to, at: formats.instant(sentAt, 'UTC') })}
            </bdi>
          </p>
          {kind === 'mail' ? (
            <>
              <h2 dir="auto">{subject}</h2>
              {text.split('\n\n').map((paragraph) => (
                <p key={paragraph} dir="auto">
                  <Linked text={paragraph} origin={origin} />
                </p>
              ))}
            </>
          ) : (
            <p className="laid-text" dir="auto">
              <Linked text={text} origin={origin} />
            </p>
          )}
        </section>
      ))}
    </article>
  )
}

/** Addresses of this house as links; all else as it was written. */
function Linked({ text, origin }: { readonly text: string; readonly origin: string }) {
  return text.split(/(\s+)/).map((word): ReactNode =>
    word.startsWith(`${origin}/`) ? (
      <a key={word} href={word.slice(origin.length)} className="long-address" dir="ltr">
        {word}
      </a>
    ) : (
      word
    ),
  )
}
