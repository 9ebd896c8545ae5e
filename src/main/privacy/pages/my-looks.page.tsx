import { EmptyState } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { LookSeen } from '../queries/looks-seen.ts'
import { LookTable } from './look-table.tsx'

export interface MyLooksProps {
  /** Null: one's own page; else the child's name, for a guardian. */
  readonly child: string | null
  readonly looks: readonly LookSeen[]
  readonly timeZone: string
  readonly back: { readonly href: string; readonly label: string }
}

/** "Who looked at what about me": the same list for a young person and for who answers for them. */
export function MyLooksPage({ child, looks, timeZone, back }: MyLooksProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{child === null ? say('privacy.my-looks-title') : say('privacy.child-looks-title', { name: child })}</h1>
      <p className="lead">{say('privacy.my-looks-lead')}</p>
      {looks.length === 0 ? (
        <EmptyState title={say('privacy.my-looks-none')}>
          <p>{say('privacy.my-looks-none-what')}</p>
        </EmptyState>
      ) : (
        <LookTable looks={looks} timeZone={timeZone} caption={say('privacy.looks-count', { count: looks.length })} />
      )}
      <p>{say('privacy.my-looks-wrong')}</p>
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
    </article>
  )
}
