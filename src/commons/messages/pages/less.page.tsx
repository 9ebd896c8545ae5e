import { Button } from '#web/parts/button.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { useSay } from '#web/say/context.tsx'
import type { Choices } from '../words.ts'
import { Topics } from './topics.tsx'

export interface LessPageProps {
  readonly action: string
  readonly place: string
  readonly choices: Choices
}

/** Opened by the link in a message, by whoever holds it: it shows no address and no name, and only its button acts. */
export function LessPage({ action, place, choices }: LessPageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('messages.less-title')}</h1>
      <p className="lead">{say('messages.less-lead', { place })}</p>
      <Form action={action}>
        <Radios
          name="sent"
          label={say('messages.less-sent')}
          choices={(['yes', 'inbox'] as const).map((value) => ({ value, label: say(`messages.less-sent-${value}`) }))}
          value={choices.channel === 'inbox' ? 'inbox' : 'yes'}
        />
        <Topics silenced={choices.silenced} />
        <Button icon="check">{say('messages.choices-save')}</Button>
      </Form>
      <p className="hint">{say('messages.less-safety')}</p>
    </article>
  )
}
