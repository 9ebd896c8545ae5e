import type { Language } from '#kernel/local-text.ts'
import { Button } from '#web/parts/button.tsx'
import { DateInput, Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { signerKinds, type Signature } from '../words.ts'

export interface SettingsForm {
  /** What it says of itself, once for each language it writes in; the main one first. */
  readonly texts: readonly {
    readonly language: Language
    readonly fields: readonly {
      readonly part: 'name' | 'purpose' | 'manifesto'
      readonly name: string
      readonly value: string
    }[]
  }[]
  readonly accent: string
  readonly timeZone: string
  /** `ca, es` */
  readonly languages: string
  readonly ageMin: string
  readonly ageMax: string
  readonly host: string
  readonly since: string
}

export interface OfficeSettingsPageProps {
  readonly prefix: string
  readonly name: string
  readonly given: SettingsForm
  /** Of the saved colour on paper, to one. */
  readonly contrast: number
  readonly signatures: readonly Signature[]
  readonly wrong: readonly {
    readonly name: string
    readonly because: string
    readonly facts?: Readonly<Record<string, string | number>>
  }[]
}

/** What an ecosystem says of itself, and who stands behind it. */
export function OfficeSettingsPage({ prefix, name, given, contrast, signatures, wrong }: OfficeSettingsPageProps) {
  const say = useSay()
  const formats = useFormats()
  const errors = wrong.map(({ name, because, facts }) => ({ name, error: say(because, facts) }))
  const errorOf = (name: string): string | undefined => errors.find((error) => error.name === name)?.error
  const asked = (field: Exclude<keyof SettingsForm, 'texts'>) =>
    ({ name: field, label: say(labels[field]), value: given[field], error: errorOf(field) }) as const
  return (
    <article className="page-narrow stack">
      <h1>{say('ecosystems.settings-title', { name })}</h1>
      <ErrorSummary wrong={errors} />
      <Form action={`${prefix}/office/settings`}>
        {given.texts.map(({ language, fields }) => (
          <section key={language} className="stack">
            <h2>{formats.languageName(language)}</h2>
            {fields.map(({ part, ...field }) => {
              const question = { ...field, label: say(`ecosystems.ask-${part}`), error: errorOf(field.name) }
              const rows = part === 'manifesto' ? 5 : 2
              return part === 'name' ? (
                <TextInput key={part} {...question} required={field.name === 'name'} dir="auto" />
              ) : (
                <TextArea key={part} {...question} rows={rows} />
              )
            })}
          </section>
        ))}
        <h2>{say('ecosystems.settings-how')}</h2>
        <TextInput {...asked('languages')} hint={say('ecosystems.ask-languages-hint')} width="short" dir="ltr" />
        <TextInput
          {...asked('accent')}
          hint={`${say('ecosystems.ask-accent-hint')} ${say('ecosystems.ask-accent-now', { ratio: contrast })}`}
          width="short"
          dir="ltr"
        />
        <NumberInput {...asked('ageMin')} />
        <NumberInput {...asked('ageMax')} />
        <TextInput {...asked('timeZone')} width="short" dir="ltr" />
        <TextInput {...asked('host')} hint={say('ecosystems.ask-host-hint')} optional dir="ltr" />
        <DateInput {...asked('since')} optional />
        <Button>{say('ecosystems.save')}</Button>
      </Form>
      <h2>{say('ecosystems.sign-title')}</h2>
      <ul>
        {signatures.map(({ id, signer, signedOn }) => (
          <li key={id}>
            <bdi>{signer}</bdi>, {formats.day(signedOn)}
          </li>
        ))}
      </ul>
      <Form action={`${prefix}/office/settings/signatures`}>
        <TextInput name="signer" label={say('ecosystems.ask-signer')} dir="auto" error={errorOf('signer')} />
        <Radios
          name="kind"
          label={say('ecosystems.ask-signer-kind')}
          value="organisation"
          choices={signerKinds.map((kind) => ({ value: kind, label: say(`ecosystems.signer-${kind}`) }))}
        />
        <Button weight="quiet" icon="sign">
          {say('ecosystems.sign')}
        </Button>
      </Form>
    </article>
  )
}

const labels = {
  accent: 'ecosystems.ask-accent',
  timeZone: 'ecosystems.ask-zone',
  languages: 'ecosystems.ask-languages',
  ageMin: 'ecosystems.ask-age-min',
  ageMax: 'ecosystems.ask-age-max',
  host: 'ecosystems.ask-host',
  since: 'ecosystems.ask-since',
} as const satisfies Record<Exclude<keyof SettingsForm, 'texts'>, string>
