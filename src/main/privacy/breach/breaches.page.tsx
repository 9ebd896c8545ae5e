import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Boxes, type Choice } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Fieldset } from '#web/parts/forms/field.tsx'
import { NumberInput, Select, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { WrongInBreach } from './read-breach.ts'
import { breachSteps, isTold, type Breach, type BreachForm } from './words.ts'

/** A line of the register: of which room, what it is for, and where it lies. */
export interface Kind {
  readonly room: string
  readonly value: string
  readonly purpose: string
  readonly where: string
}

export interface BreachesProps {
  readonly base: string
  readonly timeZone: string
  readonly place: string
  readonly looksHref: string
  readonly kinds: readonly Kind[]
  /** An auditor reads. */
  readonly mayWrite: boolean
  readonly typed: BreachForm
  readonly wrong: readonly WrongInBreach[]
  readonly breaches: readonly (Breach & {
    /** Hours until the authority must know; null: it was told, or it is closed. */
    readonly hoursLeft: number | null
    /** How many it concerns, and who of them is a minor or of an age nobody knows; null: closed and no longer counted. */
    readonly affected: { readonly people: number; readonly minors: number } | null
  })[]
}

/** When something went wrong: the clock, whom it concerns, what to say to them, what was done. */
export function BreachesPage(props: BreachesProps) {
  const { breaches, mayWrite, wrong } = props
  const say = useSay()
  return (
    <article className="page stack">
      <h1>{say('privacy.breaches-title')}</h1>
      <ErrorSummary wrong={wrong.map(({ name, because }) => ({ name, error: say(because) }))} />
      <p className="lead">{say('privacy.breaches-lead')}</p>
      {breaches.length === 0 ? <EmptyState title={say('privacy.breaches-none')} /> : null}
      {breaches.map((one) => (
        <OneBreach key={one.id} one={one} {...props} />
      ))}
      {mayWrite ? <NewBreach {...props} /> : null}
    </article>
  )
}

function NewBreach({ base, looksHref, timeZone, kinds, typed, wrong }: BreachesProps) {
  const say = useSay()
  const errorOf = (name: keyof BreachForm): string | undefined => {
    const found = wrong.find((one) => one.name === name)
    return found && say(found.because)
  }
  const when = (name: 'knownAt' | 'fromAt' | 'untilAt') =>
    ({ name, type: 'datetime-local', width: 'short', value: typed[name], error: errorOf(name) }) as const
  return (
    <section className="stack">
      <h2>{say('privacy.breach-new')}</h2>
      <Form action={base} method="post">
        <TextInput
          {...when('knownAt')}
          label={say('privacy.breach-known')}
          hint={say('privacy.breach-clock-here', { zone: timeZone })}
        />
        <TextInput {...when('fromAt')} label={say('privacy.breach-from')} />
        <TextInput {...when('untilAt')} label={say('privacy.breach-until')} />
        <TextArea
          name="summary"
          label={say('privacy.breach-what')}
          hint={say('privacy.breach-what-hint')}
          maxLength={4000}
          value={typed.summary}
          error={errorOf('summary')}
        />
        <Fieldset asked={{ name: 'fields', label: say('privacy.breach-fields'), error: errorOf('fields') }}>
          {[...Map.groupBy(kinds, ({ room }) => room)].map(([room, inRoom]) => (
            <details key={room} open={inRoom.some(({ value }) => typed.fields.includes(value))}>
              <summary>{say(`privacy.room-${room}`)}</summary>
              <div className="details-body">
                <Boxes name="fields" choices={inRoom.map(choiceOf)} values={typed.fields} />
              </div>
            </details>
          ))}
        </Fieldset>
        <NumberInput
          name="look"
          label={say('privacy.breach-look')}
          hint={
            <>
              {say('privacy.breach-look-hint')} <a href={looksHref}>{say('privacy.looks-title')}</a>
            </>
          }
          value={typed.look}
          error={errorOf('look')}
          optional
        />
        <Button>{say('privacy.breach-keep')}</Button>
      </Form>
    </section>
  )
}

const choiceOf = ({ value, purpose, where }: Kind): Choice => ({
  value,
  label: <span lang="en">{purpose}</span>,
  hint: (
    <code dir="ltr" className="long-word">
      {where}
    </code>
  ),
})

function OneBreach({
  one,
  base,
  timeZone,
  place,
  mayWrite,
}: BreachesProps & { one: BreachesProps['breaches'][number] }) {
  const say = useSay()
  const formats = useFormats()
  const { hoursLeft: hours, affected } = one
  const facts = { place, from: formats.instant(one.fromAt, timeZone), until: formats.instant(one.untilAt, timeZone) }
  return (
    <section className="stack">
      <h2 dir="auto">{one.summary}</h2>
      <Notice
        tone={hours === null ? 'good' : hours < 0 ? 'error' : 'warning'}
        title={
          hours === null
            ? say(isTold(one) ? 'privacy.breach-told' : 'privacy.breach-step-closed')
            : hours < 0
              ? say('privacy.breach-late')
              : say('privacy.breach-clock', { hours })
        }
      >
        <p>{say('privacy.breach-known-at', { when: formats.instant(one.knownAt, timeZone) })}</p>
        {affected && <p>{say('privacy.breach-people', { count: affected.people })}</p>}
      </Notice>
      {affected?.people === 0 ? null : (
        <Actions>
          <LinkButton href={`${base}/${one.id}/people.csv`} weight="quiet" icon="download" download>
            {say('privacy.breach-list')}
          </LinkButton>
        </Actions>
      )}
      <details>
        <summary>{say('privacy.breach-words')}</summary>
        <p>{say('privacy.breach-notice-people', facts)}</p>
        {affected && (
          <p>{say('privacy.breach-notice-authority', { ...facts, count: affected.people, minors: affected.minors })}</p>
        )}
      </details>
      <ul>
        {one.steps.map(({ step, note, at }) => (
          <li key={`${step} ${at}`}>
            {say(`privacy.breach-step-${step}`)} · {formats.instant(at, timeZone)}
            {note === '' ? null : <bdi> – {note}</bdi>}
          </li>
        ))}
      </ul>
      {mayWrite ? (
        <Form action={`${base}/${one.id}/steps`} method="post">
          <Select
            name="step"
            label={say('privacy.breach-step')}
            options={breachSteps.map((value) => ({ value, label: say(`privacy.breach-step-${value}`) }))}
          />
          <TextInput name="note" label={say('privacy.breach-note')} optional />
          <Button weight="quiet">{say('privacy.breach-step-keep')}</Button>
        </Form>
      ) : null}
    </section>
  )
}
