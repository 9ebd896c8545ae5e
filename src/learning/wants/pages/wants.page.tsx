import { LinkButton } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import { WantItem, type WantView } from './want-item.tsx'

export interface WantsPageProps {
  readonly prefix: string
  readonly name: string
  readonly wants: readonly WantView[]
  readonly countsFrom: number
}

/** What people asked for, and what came of it. */
export function WantsPage({ prefix, name, wants, countsFrom }: WantsPageProps) {
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
      <p className="actions">{tell}</p>
      <ul className="wants">
        {wants.map((want) => (
          <WantItem key={want.id} want={want} joinAction={`${prefix}/wants/${want.id}/join`} level={2} />
        ))}
      </ul>
      <p className="small">{say('wants.how-counted', { from: countsFrom })}</p>
    </article>
  )
}
