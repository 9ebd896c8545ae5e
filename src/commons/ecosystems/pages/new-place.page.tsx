import { Button } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface NewPlaceForm {
  readonly name: string
  readonly slug: string
  readonly zone: string
  readonly point: string
  readonly language: string
  readonly currency: string
}

export interface NewPlacePageProps {
  readonly given: NewPlaceForm
  readonly zones: readonly string[]
  readonly languages: readonly string[]
  readonly wrong: readonly {
    readonly name: string
    readonly because: string
    readonly facts?: Readonly<Record<string, string | number>>
  }[]
}

/** A place in an afternoon: its name, where it is, the language it writes in. Everything else can wait. */
export function NewPlacePage({ given, zones, languages, wrong }: NewPlacePageProps) {
  const say = useSay()
  const formats = useFormats()
  const errors = wrong.map(({ name, because, facts }) => ({ name, error: say(because, facts) }))
  const errorOf = (name: string): string | undefined => errors.find((error) => error.name === name)?.error
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={[{ href: '/office', label: say('ecosystems.office') }]} />
      <h1>{say('ecosystems.new-title')}</h1>
      <p className="lead">{say('ecosystems.new-lead')}</p>
      <ErrorSummary wrong={errors} />
      <Form action="/office/new-place">
        <TextInput
          name="name"
          label={say('ecosystems.new-name')}
          value={given.name}
          error={errorOf('name')}
          required
          dir="auto"
        />
        <Select
          name="language"
          label={say('ecosystems.new-language')}
          value={given.language}
          options={languages.map((tag) => ({ value: tag, label: formats.languageName(tag) }))}
        />
        <Select
          name="zone"
          label={say('ecosystems.new-zone')}
          value={given.zone}
          width="full"
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
        <TextInput
          name="point"
          label={say('ecosystems.new-point')}
          hint={say('ecosystems.new-point-hint')}
          value={given.point}
          error={errorOf('point')}
          width="short"
          dir="ltr"
          optional
        />
        <TextInput
          name="currency"
          label={say('ecosystems.new-currency')}
          hint={say('ecosystems.new-currency-hint')}
          value={given.currency}
          error={errorOf('currency')}
          width="digits"
          dir="ltr"
        />
        <TextInput
          name="slug"
          label={say('ecosystems.new-slug')}
          hint={say('ecosystems.new-slug-hint')}
          value={given.slug}
          error={errorOf('slug')}
          width="short"
          dir="ltr"
          optional
        />
        <Button icon="add">{say('ecosystems.new-make')}</Button>
      </Form>
    </article>
  )
}
