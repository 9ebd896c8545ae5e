import { EmptyState } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { EcosystemCard, NetworkCard } from '../words.ts'

/** The installation's door: which places are here. */
export function HomePage({
  ecosystems,
  networks,
}: {
  readonly ecosystems: readonly EcosystemCard[]
  readonly networks: readonly NetworkCard[]
}) {
  const say = useSay()
  return (
    <article className="page stack">
      <h1>{say('front.home-title')}</h1>
      <p className="lead">{say('front.home-lead')}</p>
      {ecosystems.length === 0 ? (
        <EmptyState title={say('front.home-none')}>
          <p>{say('front.home-none-text')}</p>
        </EmptyState>
      ) : null}
      <EcosystemList ecosystems={ecosystems} />
      {networks.length === 0 ? null : (
        <section className="stack">
          <h2>{say('front.networks')}</h2>
          <ul className="places">
            {networks.map(({ href, name, members }) => (
              <li key={href}>
                <a href={href} lang={name.language} dir="auto">
                  {name.text}
                </a>{' '}
                <span className="hint">{say('front.network-members', { count: members })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

export function EcosystemList({ ecosystems }: { readonly ecosystems: readonly EcosystemCard[] }) {
  const say = useSay()
  return (
    <ul className="places">
      {ecosystems.map(({ href, name, purpose, demonstration }) => (
        <li key={href} className="front-part">
          <h2>
            <a href={href} lang={name.language} dir="auto">
              {name.text}
            </a>
          </h2>
          <p lang={purpose.language} dir="auto">
            {purpose.text}
          </p>
          {demonstration ? <p className="hint">{say('front.is-demonstration')}</p> : null}
        </li>
      ))}
    </ul>
  )
}
