import { Button } from '#web/parts/button.tsx'
import { DateInput, Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { signerKinds, type Signature } from '../words.ts'

export interface SettingsForm {
  readonly name: string
  readonly purpose: string
  readonly manifesto: string
  readonly accent: string
  readonly timeZone: string
  readonly host: string
  readonly since: string
}

export interface OfficeSettingsPageProps {
  readonly prefix: string
  readonly given: SettingsForm
  readonly signatures: readonly Signature[]
  readonly wrong: readonly {
    readonly name: string
    readonly because: string
    readonly facts?: Readonly<Record<string, string | number>>
  }[]
}

/** What an ecosystem says of itself, and who stands behind it. */
export function OfficeSettingsPage({ prefix, given, signatures, wrong }: OfficeSettingsPageProps) {
  const say = useSay()
  const formats = useFormats()
  const errors = wrong.map(({ name, because, facts }) => ({ name, error: say(because, facts) }))
  const errorOf = (name: string): string | undefined => errors.find((error) => error.name === name)?.error
  const text = (name: keyof SettingsForm) =>
    ({ name, label: say(`ecosystems.ask-${labels[name]}`), value: given[name], error: errorOf(name) }) as const
  return (
    <article className="page-narrow stack">
      <h1>{say('ecosystems.settings-title', { name: given.name })}</h1>
      <ErrorSummary wrong={errors} />
      <Form action={`${prefix}/office/settings`}>
        <TextInput {...text('name')} required dir="auto" />
        <TextArea {...text('purpose')} rows={2} />
        <TextArea {...text('manifesto')} rows={5} />
        <TextInput {...text('accent')} hint={say('ecosystems.ask-accent-hint')} width="short" dir="ltr" />
        <TextInput {...text('timeZone')} width="short" dir="ltr" />
        <TextInput {...text('host')} hint={say('ecosystems.ask-host-hint')} optional dir="ltr" />
        <DateInput {...text('since')} optional />
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

const labels: Record<keyof SettingsForm, string> = {
  name: 'name',
  purpose: 'purpose',
  manifesto: 'manifesto',
  accent: 'accent',
  timeZone: 'zone',
  host: 'host',
  since: 'since',
}
