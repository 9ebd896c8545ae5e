import type { Language } from '#kernel/local-text.ts'
import { Button } from '#web/parts/button.tsx'
import { ChipBoxes, DateInput } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useVoice } from '#web/say/context.tsx'
import { oftenSpoken } from '#web/say/languages.ts'
import { organisationKinds, type Organisation } from '../words.ts'

export interface OfficeOrganisationPageProps {
  readonly prefix: string
  /** Null: a new one. */
  readonly known: Organisation | null
  /** In which languages it is told of, each with its field. */
  readonly languages: readonly { readonly language: Language; readonly field: string }[]
  readonly spoken: readonly Language[]
  readonly typed: Readonly<Record<string, readonly string[]>>
  readonly verifying: { readonly by: string; readonly on: string }
  readonly wrong: readonly {
    readonly name: string
    readonly because: string
    readonly facts?: Readonly<Record<string, string | number>>
  }[]
}

/** Who an organisation is, and who looked whether it is. */
export function OfficeOrganisationPage(props: OfficeOrganisationPageProps) {
  const { prefix, known, languages, spoken, typed, wrong } = props
  const { say, formats } = useVoice()
  const errors = wrong.map(({ name, because, facts }) => ({ name, error: say(because, facts) }))
  const asked = (name: string) => ({
    name,
    value: typed[name]?.[0],
    error: errors.find((error) => error.name === name)?.error,
  })
  const home = `${prefix}/office/organisations`
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={[{ href: home, label: say('organisations.office-title') }]} />
      <h1 dir="auto">{known?.name ?? say('organisations.office-add')}</h1>
      {known === null ? null : (
        <p>
          <a href={`${prefix}/organisations/${encodeURIComponent(known.slug)}`}>{say('organisations.office-see')}</a>
        </p>
      )}
      <ErrorSummary wrong={errors} />
      {known === null ? null : <Verification {...props} known={known} errors={errors} />}
      {known === null ? null : <h2>{say('organisations.office-edit')}</h2>}
      <Form action={`${home}/${known?.id ?? 'new'}`}>
        <TextInput
          {...asked('name')}
          label={say('organisations.ask-name')}
          hint={known === null ? undefined : say('organisations.ask-name-hint')}
          maxLength={200}
          dir="auto"
        />
        <Select
          {...asked('kind')}
          value={typed['kind']?.[0] ?? 'other'}
          label={say('organisations.ask-kind')}
          options={organisationKinds.map((kind) => ({ value: kind, label: say(`organisations.kind-${kind}`) }))}
        />
        {languages.map(({ language, field }) => (
          <TextArea
            key={language}
            {...asked(field)}
            label={say('organisations.ask-about', { language: formats.languageName(language) })}
            rows={4}
            maxLength={4000}
            optional
          />
        ))}
        <TextInput
          {...asked('website')}
          type="url"
          label={say('organisations.website')}
          hint={say('organisations.ask-website-hint')}
          dir="ltr"
          optional
        />
        <TextInput
          {...asked('email')}
          type="email"
          label={say('organisations.email')}
          hint={say('organisations.ask-email-hint')}
          dir="ltr"
          optional
        />
        <TextInput {...asked('phone')} type="tel" label={say('organisations.phone')} dir="ltr" optional />
        <ChipBoxes
          name="languages"
          label={say('organisations.languages')}
          values={typed['languages'] ?? []}
          optional
          choices={[...new Set([...spoken, ...oftenSpoken, ...(typed['languages'] ?? [])])].map((language) => ({
            value: language,
            label: formats.languageName(language),
          }))}
        />
        <Button>{say(known === null ? 'organisations.office-add' : 'organisations.office-save')}</Button>
      </Form>
    </article>
  )
}

function Verification({
  prefix,
  known,
  verifying,
  errors,
}: OfficeOrganisationPageProps & {
  readonly known: Organisation
  readonly errors: readonly { readonly name: string; readonly error: string }[]
}) {
  const { say, formats } = useVoice()
  const at = `${prefix}/office/organisations/${known.id}`
  const errorOf = (name: string): string | undefined => errors.find((error) => error.name === name)?.error
  return (
    <section className="stack">
      <h2>{say('organisations.office-verified')}</h2>
      {known.verified === null ? (
        <Form action={`${at}/verify`}>
          <p>{say('organisations.verify-what')}</p>
          <TextInput
            name="by"
            label={say('organisations.ask-by')}
            hint={say('organisations.ask-by-hint')}
            value={verifying.by}
            error={errorOf('by')}
            maxLength={120}
            dir="auto"
          />
          <DateInput name="on" label={say('organisations.ask-on')} value={verifying.on} error={errorOf('on')} />
          <Button weight="quiet" icon="check">
            {say('organisations.verify')}
          </Button>
        </Form>
      ) : (
        <Form action={`${at}/take-back`}>
          <p>{say('organisations.verified', { by: known.verified.by, day: formats.day(known.verified.on) })}</p>
          <Button weight="care" icon="undo">
            {say('organisations.take-back')}
          </Button>
        </Form>
      )}
    </section>
  )
}
