import { Actions, LinkButton } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { LookSeen } from '../queries/looks-seen.ts'
import { LookTable } from './look-table.tsx'

export interface MyLooksProps {
  /** Null: one's own page; else the child's name, for a guardian. */
  readonly child: string | null
  readonly looks: readonly LookSeen[]
  readonly timeZone: string
  /** Where a guardian takes a copy along; null: one's own page, or not a guardian. */
  readonly copyHref: string | null
  /** Where a guardian has the child forgotten. */
  readonly forgetHref: string | null
  readonly back: { readonly href: string; readonly label: string }
}

/** "Who looked at what about me": the same list for a young person and for who answers for them. */
export function MyLooksPage({ child, looks, timeZone, copyHref, forgetHref, back }: MyLooksProps) {
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
      {copyHref === null ? null : (
        <section className="stack">
          <h2>{say('privacy.child-copy-title')}</h2>
          <p>{say('privacy.child-copy-what')}</p>
          <Actions>
            <LinkButton href={copyHref} weight="quiet" icon="download" download>
              {say('privacy.child-copy')}
            </LinkButton>
            {forgetHref === null ? null : (
              <LinkButton href={forgetHref} weight="quiet">
                {say('privacy.forget-child', { name: child ?? '' })}
              </LinkButton>
            )}
          </Actions>
        </section>
      )}
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
    </article>
  )
}
