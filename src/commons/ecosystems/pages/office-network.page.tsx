import type { Language } from '#kernel/local-text.ts'
import { Button } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useSay } from '#web/say/context.tsx'
import { NetworkFields } from './network-fields.tsx'
import type { WrongInNetwork } from './office-networks.page.tsx'

export interface OfficeNetworkPageProps {
  readonly prefix: string
  readonly slug: string
  readonly name: { readonly text: string; readonly language: Language }
  readonly languages: readonly Language[]
  readonly typed: Readonly<Record<string, string>>
  readonly wrong: readonly WrongInNetwork[]
}

/** What a network says of itself, in the words of one that is in it. */
export function OfficeNetworkPage({ prefix, slug, name, languages, typed, wrong }: OfficeNetworkPageProps) {
  const say = useSay()
  const errors = wrong.map(({ name: field, because, facts }) => ({ name: field, error: say(because, facts) }))
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={[{ href: `${prefix}/office/networks`, label: say('ecosystems.networks-title') }]} />
      <h1 lang={name.language} dir="auto">
        {name.text}
      </h1>
      <p>{say('ecosystems.network-edit-what')}</p>
      <ErrorSummary wrong={errors} />
      <Form action={`${prefix}/office/networks/${slug}`}>
        <NetworkFields languages={languages} typed={typed} errors={errors} />
        <Button>{say('ecosystems.save')}</Button>
      </Form>
    </article>
  )
}
