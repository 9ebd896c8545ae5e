import type { Language } from '#kernel/local-text.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { VisuallyHidden } from '#web/parts/hidden.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import { NetworkFields } from './network-fields.tsx'

export interface NetworkLine {
  readonly slug: string
  readonly text: string
  readonly language: Language
  /** How many places are in it. */
  readonly count: number
  readonly isIn: boolean
}

export interface WrongInNetwork {
  readonly name: string
  readonly because: string
  readonly facts?: Readonly<Record<string, string | number>>
}

export interface OfficeNetworksPageProps {
  readonly prefix: string
  readonly networks: readonly NetworkLine[]
  readonly languages: readonly Language[]
  readonly typed: Readonly<Record<string, string>>
  readonly wrong: readonly WrongInNetwork[]
}

/** With whom this place works together: its networks first, then those it could join, then one of its own. */
export function OfficeNetworksPage({ prefix, networks, languages, typed, wrong }: OfficeNetworksPageProps) {
  const say = useSay()
  const errors = wrong.map(({ name, because, facts }) => ({ name, error: say(because, facts) }))
  const own = networks.filter(({ isIn }) => isIn)
  const others = networks.filter(({ isIn }) => !isIn)
  return (
    <article className="page-narrow stack">
      <h1>{say('ecosystems.networks-title')}</h1>
      <ErrorSummary wrong={errors} />
      {own.length === 0 ? (
        <EmptyState title={say('ecosystems.networks-none')}>
          <p>{say('ecosystems.networks-none-text')}</p>
        </EmptyState>
      ) : (
        <ul className="plain-list stack">
          {own.map((network) => (
            <Line key={network.slug} prefix={prefix} network={network} />
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <section className="stack">
          <h2>{say('ecosystems.networks-others')}</h2>
          <ul className="plain-list stack">
            {others.map((network) => (
              <Line key={network.slug} prefix={prefix} network={network} />
            ))}
          </ul>
        </section>
      )}
      <section className="stack">
        <h2>{say('ecosystems.network-begin')}</h2>
        <Form action={`${prefix}/office/networks`}>
          <NetworkFields languages={languages} typed={typed} errors={errors} />
          <Button icon="add">{say('ecosystems.network-begin')}</Button>
        </Form>
      </section>
    </article>
  )
}

function Line({ prefix, network: { slug, text, language, count, isIn } }: { prefix: string; network: NetworkLine }) {
  const say = useSay()
  const at = `${prefix}/office/networks/${slug}`
  const which = <VisuallyHidden>: {text}</VisuallyHidden>
  return (
    <li className="stack">
      <h3>
        <a href={`/networks/${slug}`} lang={language} dir="auto">
          {text}
        </a>
      </h3>
      <p className="hint">{say('ecosystems.network-count', { count })}</p>
      <Form action={`${at}/${isIn ? 'leave' : 'join'}`}>
        <Actions>
          {isIn ? (
            <LinkButton href={at} weight="quiet" icon="edit">
              {say('ecosystems.network-edit')}
              {which}
            </LinkButton>
          ) : null}
          <Button weight={isIn ? 'care' : 'quiet'}>
            {say(isIn ? 'ecosystems.network-leave' : 'ecosystems.network-join')}
            {which}
          </Button>
        </Actions>
      </Form>
    </li>
  )
}
