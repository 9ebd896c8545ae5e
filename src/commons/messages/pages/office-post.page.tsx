import { Button } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { MessagesSettings } from '../words.ts'

export interface OfficePostPageProps {
  readonly prefix: string
  readonly settings: MessagesSettings
  readonly mailWay: 'smtp' | 'mailbox' | 'none'
  readonly textWay: 'gateway' | 'mailbox' | 'none'
  readonly spent: number
  readonly waiting: number
  readonly givenUp: number
  readonly faults: readonly { readonly fault: string; readonly count: number }[]
  readonly wrong: readonly { readonly name: string; readonly because: string }[]
}

/** Whether messages leave the house, what they cost, and what could not be sent. Counts alone: nobody's messages. */
export function OfficePostPage(props: OfficePostPageProps) {
  const { prefix, settings, mailWay, textWay, spent, waiting, givenUp, faults, wrong } = props
  const say = useSay()
  const formats = useFormats()
  const errors = wrong.map(({ name, because }) => ({ name, error: say(because) }))
  const errorOf = (name: string) => errors.find((one) => one.name === name)?.error
  return (
    <article className="page-narrow stack">
      <h1>{say('messages.post-title')}</h1>
      <ErrorSummary wrong={errors} />
      <section className="stack">
        <h2>{say('messages.post-out')}</h2>
        <Notice tone={mailWay === 'none' ? 'warning' : 'info'} title={say(`messages.post-mail-${mailWay}`)} />
        <Notice tone={textWay === 'none' ? 'warning' : 'info'} title={say(`messages.post-text-${textWay}`)} />
        {mailWay === 'mailbox' || textWay === 'mailbox' ? (
          <p>
            <a href="/mailbox">{say('messages.post-mailbox')}</a>
          </p>
        ) : null}
      </section>
      <section className="stack">
        <h2>{say('messages.post-now')}</h2>
        <p>{say('messages.post-waiting', { count: waiting })}</p>
        <p>
          {say('messages.post-spent', { spent: formats.number(spent), limit: formats.number(settings.textsPerMonth) })}
        </p>
        {givenUp === 0 ? (
          <p>{say('messages.post-none-given-up')}</p>
        ) : (
          <Notice tone="warning" title={say('messages.post-given-up', { count: givenUp })}>
            <ul>
              {faults.map(({ fault, count }) => (
                <li key={fault}>{say(`messages.fault-${fault}`, { count })}</li>
              ))}
            </ul>
            <Form action={`${prefix}/office/messages/again`}>
              <Button weight="quiet" icon="refresh">
                {say('messages.post-again')}
              </Button>
            </Form>
          </Notice>
        )}
      </section>
      <section className="stack">
        <h2>{say('messages.post-settings')}</h2>
        <Form action={`${prefix}/office/messages`}>
          <p className="hint">{say('messages.post-quiet-hint')}</p>
          <div className="two-times">
            <TextInput
              name="from"
              type="time"
              width="short"
              label={say('messages.quiet-from')}
              value={settings.quiet.from}
              error={errorOf('from')}
            />
            <TextInput
              name="until"
              type="time"
              width="short"
              label={say('messages.quiet-until')}
              value={settings.quiet.until}
            />
          </div>
          <NumberInput
            name="textsPerMonth"
            label={say('messages.post-budget')}
            hint={say('messages.post-budget-hint')}
            value={settings.textsPerMonth}
            error={errorOf('textsPerMonth')}
          />
          <NumberInput
            name="reportHours"
            label={say('messages.post-report-hours')}
            value={settings.reportHours}
            error={errorOf('reportHours')}
          />
          <NumberInput
            name="urgentHours"
            label={say('messages.post-urgent-hours')}
            value={settings.urgentHours}
            error={errorOf('urgentHours')}
          />
          <NumberInput
            name="remindHours"
            label={say('messages.post-remind-hours')}
            hint={say('messages.post-remind-hint')}
            value={settings.remindHours}
            error={errorOf('remindHours')}
          />
          <Button icon="check">{say('messages.choices-save')}</Button>
        </Form>
      </section>
    </article>
  )
}
