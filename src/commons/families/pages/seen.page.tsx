import { Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { Id } from '#kernel/id.ts'
import { ChildSeen, type SeenView } from './child-seen.tsx'

export interface SeenPageProps {
  readonly prefix: string
  readonly child: SeenView
  readonly organisations: Readonly<Record<Id, string>>
  readonly comingOfAge: 'consent' | 'majority' | null
  /** Just made, shown once. */
  readonly code: string | null
}

/** "Who can see what of me": the young person's own page. */
export function SeenPage({ prefix, child, organisations, comingOfAge, code }: SeenPageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('families.seen-title')}</h1>
      <p className="lead">{say('families.seen-lead')}</p>
      {comingOfAge === null ? null : <Notice title={say(`families.coming-${comingOfAge}`)} />}
      <p>{say('families.seen-they-see')}</p>
      <ChildSeen child={child} organisations={organisations} />
      <LinkButton weight="quiet" href={`${prefix}/me/family/${child.childId}`}>
        {say('families.family-answer')}
      </LinkButton>
      <p>
        <a href={`${prefix}/me/looks`}>{say('privacy.my-looks-title')}</a>
      </p>
      <p>{say('families.seen-tell')}</p>
      <section className="stack">
        <h2>{say('families.seen-code-title')}</h2>
        <p>{say('families.seen-code-lead')}</p>
        {code === null ? (
          <Form action={`${prefix}/me/seen/code`}>
            <Button weight="quiet" icon="link">
              {say('families.seen-code-show')}
            </Button>
          </Form>
        ) : (
          <Notice tone="good" title={say('families.seen-code')} live>
            <p className="link-code" dir="ltr">
              {code.slice(0, 4)}-{code.slice(4)}
            </p>
          </Notice>
        )}
      </section>
    </article>
  )
}
