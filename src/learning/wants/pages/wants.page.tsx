import { Button, LinkButton } from '#web/parts/button.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useSay } from '#web/say/context.tsx'
import type { PersonToWishFor } from '../words-for-pages.ts'
import { WantItem, type WantView } from './want-item.tsx'

export interface WantsPageProps {
  readonly prefix: string
  readonly name: string
  readonly wants: readonly WantView[]
  readonly countsFrom: number
  /** Oneself and one's children, for who is signed in. */
  readonly people: readonly PersonToWishFor[]
}

/** What people asked for, and what came of it. */
export function WantsPage({ prefix, name, wants, countsFrom, people }: WantsPageProps) {
  const say = useSay()
  const tell = (
    <LinkButton href={`${prefix}/wants/new`} icon="want">
      {say('wants.tell')}
    </LinkButton>
  )
  if (wants.length === 0) {
    return (
      <article className="page stack">
        <h1>{say('wants.title', { name })}</h1>
        <EmptyState title={say('wants.none')} act={tell}>
          <p>{say('wants.none-text')}</p>
        </EmptyState>
      </article>
    )
  }
  return (
    <article className="page stack">
      <h1>{say('wants.title', { name })}</h1>
      <p className="lead">{say('wants.lead')}</p>
      <p className="actions">
        {tell}
        {people.length === 0 ? null : <a href={`${prefix}/me/wants`}>{say('wants.mine-title')}</a>}
      </p>
      <ul className="wants">
        {wants.map((want) => (
          <WantItem
            key={want.id}
            want={want}
            joinAction={`${prefix}/wants/${want.id}/join`}
            people={people}
            level={2}
          />
        ))}
      </ul>
      <p className="small">{say('wants.how-counted', { from: countsFrom })}</p>
      <Details summary={say('wants.have-a-code')}>
        <form method="get" action={`${prefix}/wants/with`} className="stack">
          <TextInput name="code" label={say('wants.code')} width="short" dir="ltr" maxLength={20} />
          <Button weight="quiet">{say('wants.open-code')}</Button>
        </form>
      </Details>
    </article>
  )
}
