import { Button } from '#web/parts/button.tsx'
import { ErrorSummary, Form, type Wrong } from '#web/parts/forms/error-summary.tsx'
import { FileInput, Select, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useSay } from '#web/say/context.tsx'

export interface NewFeedPageProps {
  readonly prefix: string
  readonly languages: readonly { readonly value: string; readonly label: string }[]
  readonly mappings: readonly string[]
  readonly given: Readonly<Record<string, string>>
  readonly wrong: readonly { readonly name: string; readonly because: string }[]
}

/** One of three ways in: a file, an address, a table pasted from a spreadsheet. */
export function NewFeedPage({ prefix, languages, mappings, given, wrong }: NewFeedPageProps) {
  const say = useSay()
  const told: Wrong[] = wrong.map(({ name, because }) => ({ name, error: say(because) }))
  const errorOf = (name: string): string | undefined => told.find((one) => one.name === name)?.error
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/office/feeds`, label: say('feeds.title') }]} />
      <h1>{say('feeds.new')}</h1>
      <ErrorSummary wrong={told} />
      <Form action={`${prefix}/office/feeds`} files>
        <TextInput
          name="name"
          label={say('feeds.name')}
          hint={say('feeds.name-hint')}
          value={given['name']}
          error={errorOf('name')}
          maxLength={200}
          required
        />
        <h2>{say('feeds.way')}</h2>
        <p className="hint">{say('feeds.way-hint')}</p>
        <FileInput
          name="file"
          label={say('feeds.way-file')}
          hint={say('feeds.way-file-hint')}
          error={errorOf('file')}
          optional
        />
        <TextInput
          name="address"
          type="url"
          dir="ltr"
          label={say('feeds.way-address')}
          hint={say('feeds.way-address-hint')}
          value={given['address']}
          error={errorOf('address')}
          optional
        />
        <TextArea
          name="table"
          label={say('feeds.way-paste')}
          hint={say('feeds.way-paste-hint')}
          value={given['table']}
          error={errorOf('table')}
          rows={6}
          plain
          optional
        />
        <Select name="language" label={say('feeds.written-in')} value={given['language']} options={languages} />
        <Details summary={say('feeds.more')}>
          <Select
            name="mapping"
            label={say('feeds.known-mapping')}
            hint={say('feeds.known-mapping-hint')}
            value={given['mapping']}
            options={[
              { value: '', label: say('feeds.find-out') },
              ...mappings.map((name) => ({ value: name, label: name })),
            ]}
          />
          <TextInput
            name="publisher"
            label={say('feeds.publisher')}
            value={given['publisher']}
            optional
            maxLength={300}
          />
          <TextInput name="licence" label={say('feeds.licence')} value={given['licence']} optional maxLength={300} />
          <TextInput
            name="attribution"
            label={say('feeds.attribution')}
            hint={say('feeds.attribution-hint')}
            value={given['attribution']}
            optional
            maxLength={300}
          />
        </Details>
        <Button>{say('feeds.go-on')}</Button>
      </Form>
    </article>
  )
}
