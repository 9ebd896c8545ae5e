import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { useSay } from '#web/say/context.tsx'

/** A link alone does nothing: mail scanners and previews open links too. Only the button opens the office. */
export function OperatorSignInPage({ token }: { token: string }) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('main.office-open-title')}</h1>
      <p className="lead">{say('main.office-open-what')}</p>
      <Form action="/sign-in/operator" method="post">
        <input type="hidden" name="token" value={token} />
        <Button>{say('main.office-open-button')}</Button>
      </Form>
    </article>
  )
}
