import { Button } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { relations } from '../../words.ts'
import { WhichDesk } from './which-desk.tsx'

export const adultsAtOnce = 2
export const childrenAtOnce = 4

export interface FamilyFormPageProps {
  readonly prefix: string
  readonly languages: readonly string[]
  /** For whoever works at several; otherwise none. */
  readonly desks: readonly { readonly id: string; readonly name: string }[]
  readonly given: Readonly<Record<string, string>>
  readonly wrong: readonly { readonly name: string; readonly because: string }[]
}

/** A whole family in one go: who answers, and a month of birth for each child. Rows left empty are nobody. */
export function FamilyFormPage({ prefix, languages, desks, given, wrong }: FamilyFormPageProps) {
  const say = useSay()
  const formats = useFormats()
  const errors = wrong.map(({ name, because }) => ({ name, error: say(because) }))
  const errorOf = (name: string) => errors.find((one) => one.name === name)?.error
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={[{ href: `${prefix}/office/desk`, label: say('families.desk-title') }]} />
      <h1>{say('families.whole-title')}</h1>
      <p className="lead">{say('families.whole-lead')}</p>
      <ErrorSummary wrong={errors} />
      <Form action={`${prefix}/office/desk/family`}>
        <WhichDesk name="desk" desks={desks} chosen={given['desk']} error={errorOf('desk')} />
        {Array.from({ length: adultsAtOnce }, (_, at) => (
          <fieldset key={at} className="desk-row">
            <legend>{say('families.whole-adult', { number: at + 1 })}</legend>
            <TextInput
              name={`name${at}`}
              label={say('families.desk-guardian-name')}
              value={given[`name${at}`]}
              dir="auto"
              autoComplete="off"
              maxLength={100}
              error={errorOf(`name${at}`)}
            />
            <TextInput
              name={`reach${at}`}
              label={say('families.desk-reach')}
              value={given[`reach${at}`]}
              dir="auto"
              autoComplete="off"
              maxLength={254}
              error={errorOf(`reach${at}`)}
            />
            <Select
              name={`relation${at}`}
              label={say('families.desk-relation')}
              value={given[`relation${at}`] ?? relations[at]!}
              options={relations.map((value) => ({ value, label: say(`families.relation-${value}`) }))}
            />
          </fieldset>
        ))}
        {Array.from({ length: childrenAtOnce }, (_, at) => (
          <fieldset key={at} className="desk-row desk-row-short">
            <legend>{say('families.whole-child', { number: at + 1 })}</legend>
            <NumberInput
              name={`year${at}`}
              label={say('families.desk-year')}
              value={given[`year${at}`]}
              error={errorOf(`year${at}`)}
            />
            <NumberInput name={`month${at}`} label={say('families.desk-month')} value={given[`month${at}`]} />
          </fieldset>
        ))}
        <Select
          name="language"
          label={say('families.desk-language')}
          value={given['language']}
          options={languages.map((tag) => ({ value: tag, label: formats.languageName(tag) }))}
        />
        <Button icon="add">{say('families.whole-act')}</Button>
      </Form>
    </article>
  )
}
