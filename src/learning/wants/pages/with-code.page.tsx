import { Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { PrivacyNote } from '#web/parts/privacy-note.tsx'
import { useSay } from '#web/say/context.tsx'
import type { PersonToWishFor } from '../words-for-pages.ts'
import { InWhoseName, WantItem, type WantView } from './want-item.tsx'

export interface WithCodeProps {
  readonly prefix: string
  /** Null: no wish that stands has this code. */
  readonly want: WantView | null
  readonly action: string
  readonly people: readonly PersonToWishFor[]
  readonly signInHref: string
}

/** What a friend wishes for, without the friend's name, and one button: I want this too. */
export function WithCodePage({ prefix, want, action, people, signInHref }: WithCodeProps) {
  const say = useSay()
  if (want === null) {
    return (
      <article className="page-narrow stack">
        <h1>{say('wants.friends-title')}</h1>
        <EmptyState
          title={say('wants.code-unknown')}
          act={<LinkButton href={`${prefix}/wants`}>{say('wants.all')}</LinkButton>}
        />
      </article>
    )
  }
  return (
    <article className="page-narrow stack">
      <h1>{say('wants.friends-title')}</h1>
      <p className="lead">{say('wants.friends-lead')}</p>
      <ul className="wants">
        <WantItem want={want} joinAction={null} level={2} />
      </ul>
      <PrivacyNote prefix={prefix} />
      <Form action={action}>
        {people.length === 0 ? (
          <p>
            {say('wants.friends-sign-in')} <a href={signInHref}>{say('wants.sign-in')}</a>
          </p>
        ) : (
          <InWhoseName of={want.id} people={people} />
        )}
        <Button icon="add">{say('wants.join')}</Button>
      </Form>
    </article>
  )
}
