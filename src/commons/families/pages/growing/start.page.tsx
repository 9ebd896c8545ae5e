import { Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { useSay } from '#web/say/context.tsx'

/** A child begins alone: one button, nothing to type, and what happens told before. */
export function StartPage({ action, cardHref, days }: { action: string; cardHref: string; days: number }) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('families.start-title')}</h1>
      <p className="lead">{say('families.start-lead')}</p>
      <ul className="stack">
        <li>{say('families.start-nothing-asked')}</li>
        <li>{say('families.start-adult', { days })}</li>
        <li>{say('families.start-forgotten', { days })}</li>
      </ul>
      <Form action={action}>
        <Button icon="forward">{say('families.start-act')}</Button>
      </Form>
      <p>
        <LinkButton weight="quiet" href={cardHref}>
          {say('people.enter-title')}
        </LinkButton>
      </p>
    </article>
  )
}
