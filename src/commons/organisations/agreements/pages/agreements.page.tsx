import type { Day } from '#kernel/instant.ts'
import { Button } from '#web/parts/button.tsx'
import { Checkboxes, DateInput } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { agreementFields, agreementPurposes, type AgreementState } from '../words.ts'

export interface AgreementsPageProps {
  /** Its own address; each agreement's page lies under it. */
  readonly base: string
  readonly place: string
  readonly lines: readonly {
    readonly id: string
    readonly giver: string
    /** Null: the place itself. */
    readonly receiver: string | null
    readonly purpose: string
    readonly version: number
    readonly untilOn: Day
    readonly state: AgreementState
  }[]
  /** Who may write a draft here: what was typed and what is wrong with it. */
  readonly form: AgreementFormGiven | null
}

export interface AgreementFormGiven {
  readonly given: Readonly<Record<string, string | readonly string[]>>
  readonly wrong: readonly { readonly name: string; readonly because: string }[]
}

/** What was agreed about data, with whom, until when; and how one begins. */
export function AgreementsPage({ base, place, lines, form }: AgreementsPageProps) {
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page stack">
      <h1>{say('organisations.agreements-title')}</h1>
      <p className="lead">{say('organisations.agreements-lead')}</p>
      {lines.length === 0 ? (
        <EmptyState title={say('organisations.agreements-none')} />
      ) : (
        <Table
          stacked
          caption={say('organisations.agreements-count', { count: lines.length })}
          rows={lines}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'parties',
              head: say('organisations.agreement-parties'),
              cell: ({ id, giver, receiver }) => (
                <a href={`${base}/${id}`}>
                  <bdi>{giver}</bdi>
                  {` ${say('organisations.agreement-gives-to')} `}
                  <bdi>{receiver ?? place}</bdi>
                </a>
              ),
            },
            {
              key: 'purpose',
              head: say('organisations.agreement-purpose'),
              cell: ({ purpose, version }) =>
                `${say(`organisations.agreement-purpose-${purpose}`)} · ${say('organisations.agreement-version', { version })}`,
            },
            {
              key: 'until',
              head: say('organisations.agreement-until'),
              cell: ({ untilOn }) => formats.day(untilOn),
            },
            {
              key: 'state',
              head: say('organisations.agreement-state'),
              cell: ({ state }) => say(`organisations.agreement-state-${state}`),
            },
          ]}
        />
      )}
      {form === null ? null : <Draft base={base} place={place} form={form} />}
    </article>
  )
}

function Draft({ base, place, form: { given, wrong } }: { base: string; place: string; form: AgreementFormGiven }) {
  const say = useSay()
  const one = (name: string): string => {
    const value = given[name]
    return typeof value === 'string' ? value : ''
  }
  const errorOf = (name: string) => {
    const because = wrong.find((each) => each.name === name)?.because
    return because === undefined ? undefined : say(because)
  }
  const ticked = given['fields']
  return (
    <section className="stack">
      <h2>{say('organisations.agreement-draft')}</h2>
      <ErrorSummary wrong={wrong.map(({ name, because }) => ({ name, error: say(because) }))} />
      <Form action={base} method="post">
        <TextInput
          name="giver"
          label={say('organisations.agreement-giver')}
          hint={say('organisations.agreement-giver-hint')}
          value={one('giver')}
          error={errorOf('giver')}
        />
        <TextInput
          name="receiver"
          label={say('organisations.agreement-receiver')}
          hint={say('organisations.agreement-receiver-hint', { place })}
          value={one('receiver')}
          error={errorOf('receiver')}
          optional
        />
        <Select
          name="purpose"
          label={say('organisations.agreement-purpose')}
          value={one('purpose') || 'groups'}
          options={agreementPurposes.map((value) => ({
            value,
            label: say(`organisations.agreement-purpose-${value}`),
          }))}
        />
        <Checkboxes
          name="fields"
          label={say('organisations.agreement-fields')}
          hint={say('organisations.agreement-fields-hint')}
          error={errorOf('fields')}
          values={Array.isArray(ticked) ? (ticked as string[]) : ticked === undefined ? [] : [String(ticked)]}
          choices={agreementFields.map((value) => ({ value, label: say(`organisations.agreement-field-${value}`) }))}
        />
        <DateInput
          name="fromOn"
          label={say('organisations.agreement-from')}
          value={one('fromOn')}
          error={errorOf('fromOn')}
        />
        <DateInput
          name="untilOn"
          label={say('organisations.agreement-until')}
          value={one('untilOn')}
          error={errorOf('untilOn')}
        />
        <TextArea
          name="text"
          label={say('organisations.agreement-text')}
          hint={say('organisations.agreement-text-hint')}
          value={one('text')}
          error={errorOf('text')}
          rows={10}
        />
        <Button>{say('organisations.agreement-draft-button')}</Button>
      </Form>
    </section>
  )
}
