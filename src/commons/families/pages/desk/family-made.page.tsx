import { Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useSay } from '#web/say/context.tsx'
import type { Id } from '#kernel/id.ts'

export interface FamilyMadePageProps {
  readonly prefix: string
  readonly enrolled: readonly { readonly childId: Id; readonly name: string }[]
  /** Who can be sent the questions. */
  readonly adults: readonly string[]
}

/** The family that was just written down: all cards on one sheet, all questions in one press. */
export function FamilyMadePage({ prefix, enrolled, adults }: FamilyMadePageProps) {
  const say = useSay()
  const hidden = enrolled.map(({ childId }) => <input key={childId} type="hidden" name="child" value={childId} />)
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={[{ href: `${prefix}/office/desk`, label: say('families.desk-title') }]} />
      <h1>{say('families.whole-made')}</h1>
      <ul className="stack">
        {enrolled.map(({ childId, name }) => (
          <li key={childId}>
            <a href={`${prefix}/office/desk/${childId}`}>
              <bdi>{name}</bdi>
            </a>
          </li>
        ))}
      </ul>
      <Form action={`${prefix}/office/desk/cards`}>
        {hidden}
        <Button icon="print">{say('families.whole-print', { count: enrolled.length })}</Button>
      </Form>
      {adults.length === 0 ? null : (
        <Form action={`${prefix}/office/desk/questions`}>
          {hidden}
          <Button icon="mail">{say('families.whole-send', { names: adults.join(' · ') })}</Button>
        </Form>
      )}
      <LinkButton weight="quiet" icon="forward" href={`${prefix}/office/desk`}>
        {say('families.desk-next')}
      </LinkButton>
    </article>
  )
}
