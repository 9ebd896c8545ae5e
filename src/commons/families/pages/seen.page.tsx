import { Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Id } from '#kernel/id.ts'
import { AgeForm } from './growing/age-form.tsx'
import { BandSeen, type CareView } from './care-seen.tsx'
import { ChildSeen, type SeenView } from './child-seen.tsx'

export interface SeenPageProps {
  readonly prefix: string
  readonly child: SeenView
  readonly organisations: Readonly<Record<Id, string>>
  readonly care: CareView
  readonly comingOfAge: 'consent' | 'majority' | null
  /** Just made, shown once. */
  readonly code: string | null
}

/** "Who can see what of me": the young person's own page. */
export function SeenPage({ prefix, child, organisations, care, comingOfAge, code }: SeenPageProps) {
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page-narrow stack">
      <h1>{say('families.seen-title')}</h1>
      <p className="lead">{say('families.seen-lead')}</p>
      {comingOfAge === null ? null : <Notice title={say(`families.coming-${comingOfAge}`)} />}
      {care.startUntilOn === null ? null : (
        <Notice
          title={say('families.start-until', { name: child.name, day: formats.day(care.startUntilOn, 'long') })}
        />
      )}
      {care.decidesAlone ? (
        <p>
          <LinkButton href={`${prefix}/me/own`}>{say('families.own-title')}</LinkButton>
        </p>
      ) : null}
      <p>{say('families.seen-they-see')}</p>
      <ChildSeen child={child} organisations={organisations} />
      <BandSeen care={care} />
      <LinkButton weight="quiet" href={`${prefix}/me/family/${child.childId}`}>
        {say('families.family-answer')}
      </LinkButton>
      <p>
        <a href={`${prefix}/me/looks`}>{say('privacy.my-looks-title')}</a>
      </p>
      {care.startUntilOn === null ? (
        <AgeForm action={`${prefix}/me/family/${child.childId}/age`} of={child.childId} hint="families.age-hint-self" />
      ) : null}
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
