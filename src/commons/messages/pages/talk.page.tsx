import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface TalkPageProps {
  readonly prefix: string
  readonly timeZone: string
  readonly groupId: Id
  readonly groupName: string
  readonly isOpen: boolean
  readonly mayWrite: boolean
  readonly adults: readonly string[]
  readonly young: number
  readonly guardians: number
  readonly posts: readonly {
    readonly id: Id
    readonly author: string
    readonly part: 'responsible' | 'young'
    readonly isMine: boolean
    readonly pieces: readonly { readonly text: string; readonly href?: string }[] | null
    readonly hidden: 'taken-back' | 'reported' | 'decided' | null
    readonly writtenAt: Instant
  }[]
  readonly longest: number
  readonly wrong: { readonly because: string; readonly typed: string } | null
}

/** Where a group talks: who reads along first, then what was written, the newest last and next to where one writes. */
export function TalkPage(props: TalkPageProps) {
  const { prefix, groupId, groupName, isOpen, mayWrite, adults, young, guardians, posts, longest, wrong } = props
  const say = useSay()
  const at = `${prefix}/groups/${groupId}/talk`
  return (
    <article className="page-narrow stack">
      <h1>
        <bdi>{groupName}</bdi>
      </h1>
      <p className="lead">{say('messages.talk-of-group')}</p>
      <ErrorSummary wrong={wrong === null ? [] : [{ name: 'text', error: say(wrong.because) }]} />
      <section className="talk-circle">
        <h2 className="talk-circle-title">{say('messages.talk-who')}</h2>
        <ul className="plain-list">
          <li>
            {say('messages.talk-adults')} <bdi>{adults.join(', ')}</bdi>
          </li>
          <li>{say('messages.talk-young', { count: young })}</li>
          <li>{say('messages.talk-guardians', { count: guardians })}</li>
        </ul>
        <p className="hint">{say('messages.talk-rule')}</p>
      </section>
      {isOpen ? null : (
        <Notice tone="warning" title={say('messages.talk-rests')}>
          <p>{say('messages.talk-rests-why')}</p>
        </Notice>
      )}
      {posts.length === 0 ? (
        <EmptyState title={say('messages.talk-none')}>
          <p>{say('messages.talk-none-text')}</p>
        </EmptyState>
      ) : (
        <ol className="posts">
          {posts.map((post) => (
            <OnePost key={post.id} post={post} at={at} timeZone={props.timeZone} />
          ))}
        </ol>
      )}
      {mayWrite ? (
        <Form action={at}>
          <TextArea
            name="text"
            label={say('messages.talk-write')}
            hint={say('messages.talk-write-hint', { count: longest })}
            value={wrong?.typed}
            maxLength={longest}
            error={wrong === null ? undefined : say(wrong.because)}
          />
          <Button icon="forward">{say('messages.talk-send')}</Button>
        </Form>
      ) : isOpen ? (
        <p className="hint">{say('messages.talk-only-reads')}</p>
      ) : null}
    </article>
  )
}

function OnePost({ post, at, timeZone }: { post: TalkPageProps['posts'][number]; at: string; timeZone: string }) {
  const say = useSay()
  const formats = useFormats()
  const { id, author, part, isMine, pieces, hidden, writtenAt } = post
  return (
    <li className="post" id={id}>
      <p className="post-head">
        <strong>
          <bdi>{author}</bdi>
        </strong>{' '}
        {part === 'responsible' ? <span className="post-part">{say('messages.post-responsible')}</span> : null}
        <span className="hint">{formats.instant(writtenAt, timeZone)}</span>
      </p>
      {pieces === null ? (
        <p className="hint">{say(`messages.post-hidden-${hidden ?? 'erased'}`)}</p>
      ) : (
        <>
          <p className="post-text" dir="auto">
            {pieces.map(({ text, href }) =>
              href === undefined ? (
                text
              ) : (
                <a key={href} href={href} rel="external nofollow noreferrer" dir="ltr">
                  {text}
                </a>
              ),
            )}
          </p>
          {isMine ? (
            <Form action={`${at}/${id}/take-back`}>
              <Button weight="quiet" icon="undo">
                {say('messages.post-take-back')}
              </Button>
            </Form>
          ) : (
            <LinkButton href={`${at}/${id}/report`} weight="quiet" icon="warning">
              {say('messages.post-report')}
            </LinkButton>
          )}
        </>
      )}
    </li>
  )
}

export interface TalksPageProps {
  readonly prefix: string
  readonly talks: readonly { readonly groupId: Id; readonly groupName: string }[]
}

/** The groups whose thread I read: my own, and my children's. */
export function TalksPage({ prefix, talks }: TalksPageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('messages.talks-title')}</h1>
      <p className="lead">{say('messages.talk-rule')}</p>
      {talks.length === 0 ? (
        <EmptyState title={say('messages.talks-none')}>
          <p>{say('messages.talks-none-text')}</p>
        </EmptyState>
      ) : (
        <ul className="plain-list stack">
          {talks.map(({ groupId, groupName }) => (
            <li key={groupId}>
              <a href={`${prefix}/groups/${groupId}/talk`} dir="auto">
                {groupName}
              </a>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}
