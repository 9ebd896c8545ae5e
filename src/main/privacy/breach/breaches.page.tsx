import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { breachSteps, type Breach } from './words.ts'

export interface BreachesProps {
  readonly base: string
  readonly timeZone: string
  readonly place: string
  readonly tables: readonly string[]
  readonly now: string
  readonly breaches: readonly (Breach & {
    /** Hours until the authority must know; null: it was told. */
    readonly hoursLeft: number | null
    readonly people: number
  })[]
}

/** When something went wrong: the clock, whom it concerns, what to say to them, what was done. */
export function BreachesPage(props: BreachesProps) {
  const { base, breaches, tables, now } = props
  const say = useSay()
  return (
    <article className="page stack">
      <h1>{say('privacy.breaches-title')}</h1>
      <p className="lead">{say('privacy.breaches-lead')}</p>
      {breaches.length === 0 ? <EmptyState title={say('privacy.breaches-none')} /> : null}
      {breaches.map((one) => (
        <OneBreach key={one.id} one={one} {...props} />
      ))}
      <section className="stack">
        <h2>{say('privacy.breach-new')}</h2>
        <Form action={base} method="post">
          <TextInput name="knownAt" label={say('privacy.breach-known')} hint={say('privacy.breach-utc')} value={now} />
          <TextInput name="fromAt" label={say('privacy.breach-from')} value={now} />
          <TextInput name="untilAt" label={say('privacy.breach-until')} value={now} />
          <TextArea name="summary" label={say('privacy.breach-what')} hint={say('privacy.breach-what-hint')} />
          <Checkboxes
            name="tables"
            label={say('privacy.breach-tables')}
            choices={tables.map((value) => ({ value, label: <code dir="ltr">{value}</code> }))}
          />
          <Button>{say('privacy.breach-keep')}</Button>
        </Form>
      </section>
    </article>
  )
}

function OneBreach({ one, base, timeZone, place }: BreachesProps & { one: BreachesProps['breaches'][number] }) {
  const say = useSay()
  const formats = useFormats()
  const hours = one.hoursLeft
  const facts = { place, from: formats.instant(one.fromAt, timeZone), until: formats.instant(one.untilAt, timeZone) }
  return (
    <section className="stack">
      <h2 dir="auto">{one.summary}</h2>
      <Notice
        tone={hours === null ? 'good' : hours < 0 ? 'error' : 'warning'}
        title={
          hours === null
            ? say('privacy.breach-told')
            : hours < 0
              ? say('privacy.breach-late')
              : say('privacy.breach-clock', { hours })
        }
      >
        <p>{say('privacy.breach-known-at', { when: formats.instant(one.knownAt, timeZone) })}</p>
        <p>{say('privacy.breach-people', { count: one.people })}</p>
      </Notice>
      {one.people === 0 ? null : (
        <Actions>
          <LinkButton href={`${base}/${one.id}/people.csv`} weight="quiet" icon="download" download>
            {say('privacy.breach-list')}
          </LinkButton>
        </Actions>
      )}
      <details>
        <summary>{say('privacy.breach-words')}</summary>
        <p>{say('privacy.breach-notice-people', facts)}</p>
        <p>{say('privacy.breach-notice-authority', { ...facts, count: one.people })}</p>
      </details>
      <ul>
        {one.steps.map(({ step, note, at }) => (
          <li key={`${step} ${at}`}>
            {say(`privacy.breach-step-${step}`)} · {formats.instant(at, timeZone)}
            {note === '' ? null : <bdi> – {note}</bdi>}
          </li>
        ))}
      </ul>
      <Form action={`${base}/${one.id}/steps`} method="post">
        <Select
          name="step"
          label={say('privacy.breach-step')}
          options={breachSteps.map((value) => ({ value, label: say(`privacy.breach-step-${value}`) }))}
        />
        <TextInput name="note" label={say('privacy.breach-note')} optional />
        <Button weight="quiet">{say('privacy.breach-step-keep')}</Button>
      </Form>
    </section>
  )
}
