import { Button, LinkButton } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { Id } from '#kernel/id.ts'
import { relations } from '../words.ts'
import { BandSeen, type CareView } from './care-seen.tsx'
import { AgeForm } from './growing/age-form.tsx'
import { ChildSeen, type SeenView } from './child-seen.tsx'

export interface FamilyPageProps {
  readonly prefix: string
  readonly family: readonly (SeenView & { readonly open: number; readonly care: CareView })[]
  readonly organisations: Readonly<Record<Id, string>>
  readonly wrong: { readonly because: string; readonly typed: string } | null
}

/** The children somebody answers for: what is open first, then all that can be seen. */
export function FamilyPage({ prefix, family, organisations, wrong }: FamilyPageProps) {
  const say = useSay()
  const error = wrong === null ? undefined : say(wrong.because)
  return (
    <article className="page-narrow stack">
      <h1>{say('families.family-title')}</h1>
      <ErrorSummary wrong={error === undefined ? [] : [{ name: 'code', error }]} />
      {family.length === 0 ? (
        <EmptyState title={say('families.family-none')}>
          <p>{say('families.family-none-text')}</p>
        </EmptyState>
      ) : null}
      {family.map((child) => (
        <section key={child.childId} className="stack">
          <h2>
            <bdi>{child.name}</bdi>
          </h2>
          <p className="hint">{say(`families.family-band-${child.ageBand}`)}</p>
          <p>{say('families.family-open', { count: child.open })}</p>
          <LinkButton href={`${prefix}/me/family/${child.childId}`} weight={child.open > 0 ? 'main' : 'quiet'}>
            {say('families.family-answer')}
          </LinkButton>
          <p>
            <a href={`${prefix}/me/family/${child.childId}/record`}>{say('record.open-child', { name: child.name })}</a>
          </p>
          <p>
            <a href={`${prefix}/me/family/${child.childId}/at-the-door`}>{say('attendance.care-link')}</a>
          </p>
          <p>
            <a href={`${prefix}/me/looks/${child.childId}`}>{say('privacy.child-looks-link')}</a>
          </p>
          <ChildSeen child={child} organisations={organisations} endAt={`${prefix}/me/family/mandate`} />
          <BandSeen care={child.care} />
          <AgeForm action={`${prefix}/me/family/${child.childId}/age`} of={child.childId} hint="families.age-hint" />
          <p className="hint">{say('families.family-read-only', { name: child.name })}</p>
        </section>
      ))}
      <section className="stack">
        <h2>{say('families.family-link-title')}</h2>
        <Form action={`${prefix}/me/family/link`}>
          <TextInput
            name="code"
            label={say('families.family-ask-code')}
            hint={say('families.family-ask-code-hint')}
            value={wrong?.typed}
            width="short"
            dir="ltr"
            maxLength={20}
            autoComplete="off"
            error={error}
          />
          <Select
            name="relation"
            label={say('families.family-ask-relation')}
            options={relations.map((value) => ({ value, label: say(`families.relation-${value}`) }))}
          />
          <Button icon="link">{say('families.family-link')}</Button>
        </Form>
      </section>
    </article>
  )
}
