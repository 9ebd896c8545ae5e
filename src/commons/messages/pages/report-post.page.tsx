import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Checkboxes, Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea } from '#web/parts/forms/inputs.tsx'
import { useSay } from '#web/say/context.tsx'

export interface ReportPostPageProps {
  readonly at: string
  readonly author: string
  readonly text: string
  readonly action: string
  readonly reasons: readonly string[]
  readonly hours: number
  readonly urgentHours: number
  readonly wrong: string | null
}

/** One question, one tick, one button: who reports is often upset, or ten years old. */
export function ReportPostPage(props: ReportPostPageProps) {
  const { at, author, text, action, reasons, hours, urgentHours, wrong } = props
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('messages.report-title')}</h1>
      <ErrorSummary wrong={wrong === null ? [] : [{ name: 'reason', error: say(wrong) }]} />
      <p className="lead">{say('messages.report-lead', { hours, urgentHours })}</p>
      <figure className="quoted">
        <blockquote dir="auto">{text}</blockquote>
        <figcaption>
          <bdi>{author}</bdi>
        </figcaption>
      </figure>
      <Form action={action}>
        <Radios
          name="reason"
          label={say('messages.report-reason')}
          choices={reasons.map((value) => ({ value, label: say(`messages.reason-${value}`) }))}
          error={wrong === null ? undefined : say(wrong)}
        />
        <Checkboxes
          name="urgent"
          label={say('messages.report-urgent')}
          choices={[
            { value: 'yes', label: say('messages.report-urgent-yes'), hint: say('messages.report-urgent-hint') },
          ]}
        />
        <TextArea
          name="note"
          label={say('messages.report-note')}
          hint={say('messages.report-note-hint')}
          maxLength={1000}
          optional
        />
        <Actions>
          <Button icon="warning">{say('messages.report-send')}</Button>
          <LinkButton href={at} weight="quiet">
            {say('messages.report-not')}
          </LinkButton>
        </Actions>
      </Form>
    </article>
  )
}
