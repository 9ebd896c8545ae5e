import type { Id } from '#kernel/id.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Checkboxes, DateInput, Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { useSay } from '#web/say/context.tsx'
import { groupKinds, groupNeeds } from '../words.ts'

export interface GroupFormPageProps {
  readonly action: string
  readonly cancel: string
  /** Null: a new one. */
  readonly name: string | null
  /** Whose group it can be; one alone is not asked for. */
  readonly organisations: readonly { readonly id: Id; readonly name: string }[]
  readonly schools: readonly { readonly id: Id; readonly name: string }[]
  readonly given: Readonly<Record<string, string>>
  readonly needs: readonly string[]
  readonly wrong: readonly { readonly name: string; readonly because: string }[]
}

/** A group's own facts. None of them is about a child. */
export function GroupFormPage(props: GroupFormPageProps) {
  const { action, cancel, name, organisations, schools, given, needs, wrong } = props
  const say = useSay()
  const errors = wrong.map((one) => ({ name: one.name, error: say(one.because) }))
  const errorOf = (field: string): string | undefined => errors.find((one) => one.name === field)?.error
  return (
    <article className="page-narrow stack">
      <h1>{name === null ? say('groups.make') : say('groups.edit-title', { name })}</h1>
      <ErrorSummary wrong={errors} />
      <Form action={action}>
        <Radios
          name="kind"
          label={say('groups.fact-kind')}
          value={given['kind']}
          error={errorOf('kind')}
          choices={groupKinds.map((value) => ({
            value,
            label: say(`groups.kind-${value}`),
            hint: say(`groups.kind-${value}-hint`),
          }))}
        />
        <TextInput
          name="name"
          label={say('groups.ask-name')}
          hint={say('groups.ask-name-hint')}
          value={given['name']}
          error={errorOf('name')}
          maxLength={120}
          dir="auto"
          autoComplete="off"
        />
        {organisations.length === 1 ? (
          <input type="hidden" name="organisationId" value={organisations[0]!.id} />
        ) : (
          <Select
            name="organisationId"
            label={say('groups.fact-organisation')}
            value={given['organisationId']}
            error={errorOf('organisationId')}
            width="full"
            options={organisations.map(({ id, name: label }) => ({ value: id, label }))}
          />
        )}
        <Select
          name="schoolId"
          label={say('groups.ask-school')}
          value={given['schoolId']}
          optional
          width="full"
          options={[
            { value: '', label: say('groups.no-school') },
            ...schools.map(({ id, name: label }) => ({ value: id, label })),
          ]}
        />
        <TextInput
          name="level"
          label={say('groups.ask-level')}
          hint={say('groups.ask-level-hint')}
          value={given['level']}
          error={errorOf('level')}
          optional
          width="short"
          dir="auto"
          maxLength={60}
        />
        <NumberInput
          name="size"
          label={say('groups.ask-size')}
          value={given['size']}
          error={errorOf('size')}
          optional
        />
        <Checkboxes
          name="needs"
          label={say('groups.ask-needs')}
          hint={say('groups.ask-needs-hint')}
          optional
          values={needs}
          choices={groupNeeds.map((value) => ({ value, label: say(`groups.need-${value}`) }))}
        />
        <DateInput name="fromOn" label={say('groups.ask-from')} value={given['fromOn']} error={errorOf('fromOn')} />
        <DateInput
          name="untilOn"
          label={say('groups.ask-until')}
          hint={say('groups.ask-until-hint')}
          value={given['untilOn']}
          error={errorOf('untilOn')}
        />
        <Actions>
          <Button icon="check">{say('groups.save')}</Button>
          <LinkButton href={cancel} weight="quiet">
            {say('groups.cancel')}
          </LinkButton>
        </Actions>
      </Form>
    </article>
  )
}
