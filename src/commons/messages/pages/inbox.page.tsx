import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface InboxPageProps {
  readonly prefix: string
  readonly timeZone: string
  readonly notices: readonly {
    readonly id: Id
    readonly forWhom: string | null
    readonly sentence: string
    readonly href: string | null
    readonly laidAt: Instant
    readonly isRead: boolean
    readonly isUrgent: boolean
  }[]
}

/** What I was told, the newest first; what I have not read stands out by a word and by its weight. */
export function InboxPage({ prefix, timeZone, notices }: InboxPageProps) {
  const say = useSay()
  const unread = notices.filter(({ isRead }) => !isRead).length
  return (
    <article className="page-narrow stack">
      <h1>{say('messages.inbox-title')}</h1>
      {notices.length === 0 ? (
        <EmptyState
          title={say('messages.inbox-none')}
          act={
            <LinkButton href={`${prefix}/me/ways`} weight="quiet">
              {say('messages.ways-title')}
            </LinkButton>
          }
        >
          <p>{say('messages.inbox-none-text')}</p>
        </EmptyState>
      ) : (
        <>
          <p>{say('messages.inbox-unread', { count: unread })}</p>
          <ul className="told-list">
            {notices.map((notice) => (
              <Told key={notice.id} notice={notice} prefix={prefix} timeZone={timeZone} />
            ))}
          </ul>
          {unread < 2 ? null : (
            <Form action={`${prefix}/me/inbox/read`}>
              <Button weight="quiet" icon="check" name="notice" value="all">
                {say('messages.inbox-all-read')}
              </Button>
            </Form>
          )}
          <p>
            <a href={`${prefix}/me/ways`}>{say('messages.ways-title')}</a>
          </p>
        </>
      )}
    </article>
  )
}

function Told({
  notice,
  prefix,
  timeZone,
}: { notice: InboxPageProps['notices'][number] } & Omit<InboxPageProps, 'notices'>) {
  const say = useSay()
  const formats = useFormats()
  const { id, forWhom, sentence, href, laidAt, isRead, isUrgent } = notice
  return (
    <li className={isRead ? 'told' : 'told told-new'}>
      <p className="told-head">
        {isRead ? null : <strong className="told-mark">{say('messages.inbox-new')}</strong>}
        {isUrgent ? <strong className="told-mark told-care">{say('messages.inbox-urgent')}</strong> : null}
        <span className="hint">{formats.instant(laidAt, timeZone)}</span>
      </p>
      <p className="told-sentence" dir="auto">
        {forWhom === null ? sentence : say('messages.for-child', { name: forWhom, sentence })}
      </p>
      <div className="told-acts">
        {href === null ? null : (
          <LinkButton href={href} weight="quiet" icon="forward">
            {say('messages.inbox-open')}
          </LinkButton>
        )}
        {isRead ? null : (
          <Form action={`${prefix}/me/inbox/read`}>
            <Button weight="quiet" icon="check" name="notice" value={id}>
              {say('messages.inbox-read')}
            </Button>
          </Form>
        )}
      </div>
    </li>
  )
}
