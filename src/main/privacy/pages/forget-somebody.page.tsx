import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { useSay } from '#web/say/context.tsx'

export interface ForgetSomebodyProps {
  readonly action: string
  readonly name: string
  /** Where a copy is taken along first; null: not for who asks. */
  readonly copyHref: string | null
  readonly backHref: string
}

/** Asked once more, with what goes and what stays, before somebody else is forgotten. */
export function ForgetSomebodyPage({ action, name, copyHref, backHref }: ForgetSomebodyProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('privacy.forget-title', { name })}</h1>
      <p className="lead">{say('privacy.forget-what')}</p>
      <p>{say('privacy.forget-stays')}</p>
      {copyHref === null ? null : (
        <p>
          <a href={copyHref} download>
            {say('privacy.forget-take-along')}
          </a>
        </p>
      )}
      <Form action={action} method="post">
        <Actions>
          <Button weight="care" name="sure" value="yes">
            {say('privacy.forget-button', { name })}
          </Button>
          <LinkButton href={backHref} weight="quiet">
            {say('privacy.forget-not')}
          </LinkButton>
        </Actions>
      </Form>
    </article>
  )
}
