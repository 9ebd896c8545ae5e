import { Button, LinkButton } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Details } from '#web/parts/progress.tsx'
import { PrivacyNote } from '#web/parts/privacy-note.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { WhichDesk } from './which-desk.tsx'

export interface DeskPageProps {
  readonly prefix: string
  readonly languages: readonly string[]
  /** For whoever works at several; otherwise none. */
  readonly desks: readonly { readonly id: string; readonly name: string }[]
  readonly given: { readonly year: string; readonly month: string; readonly language: string; readonly desk?: string }
  /** Keys of sentences, by field. */
  readonly wrong: readonly { readonly name: string; readonly because: string }[]
}

/** One person at a time: find by the card, or enrol. Begins empty, whoever came before. */
export function DeskPage({ prefix, languages, desks, given, wrong }: DeskPageProps) {
  const say = useSay()
  const formats = useFormats()
  const errors = wrong.map(({ name, because }) => ({ name, error: say(because) }))
  const errorOf = (name: string) => errors.find((one) => one.name === name)?.error
  const spoken = languages.map((tag) => ({ value: tag, label: formats.languageName(tag) }))
  return (
    <article className="page-narrow stack">
      <h1>{say('families.desk-title')}</h1>
      <p className="lead">{say('families.desk-lead')}</p>
      <ErrorSummary wrong={errors} />
      <section className="stack">
        <h2>{say('families.desk-enrol')}</h2>
        <p className="hint">{say('families.desk-name-hint')}</p>
        <PrivacyNote prefix={prefix} />
        <Form action={`${prefix}/office/desk/enrol`}>
          <WhichDesk name="desk" desks={desks} chosen={given.desk} error={errorOf('desk')} />
          <NumberInput name="year" label={say('families.desk-year')} value={given.year} error={errorOf('year')} />
          <NumberInput
            name="month"
            label={say('families.desk-month')}
            hint={say('families.desk-month-hint')}
            value={given.month}
          />
          <Select name="language" label={say('families.desk-language')} value={given.language} options={spoken} />
          <Button icon="add">{say('families.desk-enrol')}</Button>
        </Form>
      </section>
      <p>
        <LinkButton weight="quiet" icon="ages" href={`${prefix}/office/desk/family`}>
          {say('families.whole-title')}
        </LinkButton>
      </p>
      <section className="stack">
        <h2>{say('families.desk-find')}</h2>
        <Form action={`${prefix}/office/desk/find`}>
          <TextInput
            name="userName"
            label={say('families.desk-find')}
            dir="auto"
            autoComplete="off"
            error={errorOf('userName')}
          />
          <Button weight="quiet" icon="search">
            {say('families.desk-find-act')}
          </Button>
        </Form>
      </section>
      <Details
        summary={say('families.desk-class')}
        open={wrong.some(({ name }) => ['count', 'classYear', 'classDesk'].includes(name))}
      >
        <p className="hint">{say('families.desk-class-hint')}</p>
        <Form action={`${prefix}/office/desk/class`}>
          <WhichDesk name="classDesk" desks={desks} error={errorOf('classDesk')} />
          <NumberInput name="count" label={say('families.desk-class-count')} error={errorOf('count')} />
          <NumberInput name="classYear" label={say('families.desk-year')} error={errorOf('classYear')} optional />
          <NumberInput name="classMonth" label={say('families.desk-month')} optional />
          <Select name="classLanguage" label={say('families.desk-language')} value={given.language} options={spoken} />
          <Button icon="print">{say('families.desk-class-act')}</Button>
        </Form>
      </Details>
    </article>
  )
}
