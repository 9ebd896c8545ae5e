import { LinkButton } from '#web/parts/button.tsx'
import { useSay } from '#web/say/context.tsx'

export interface ErrorPageProps {
  readonly status: 'mistake' | 'sign-in' | 'refused' | 'missing' | 'too-large' | 'away' | 'full' | 'fault'
  readonly sentence: string
  readonly reference?: string | undefined
  readonly errors?: readonly { readonly field: string; readonly message: string }[] | undefined
  /** Where to sign in and come back here; only where that helps. */
  readonly signInHref?: string | undefined
  /** Where to show a second factor; only where that helps. */
  readonly secondHref?: string | undefined
  /** Where the ecosystem's addresses begin; empty outside of one. */
  readonly prefix: string
}

/** What happened, what is safe, what to do: the same calm page for whatever can not be done. */
export function ErrorPage({ status, sentence, reference, errors, prefix, signInHref, secondHref }: ErrorPageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say(`main.error-title-${status}`)}</h1>
      <p className="lead">{sentence}</p>
      {errors === undefined || errors.length === 0 ? null : (
        <ul>
          {errors.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <strong>
                <bdi>{field}</bdi>
              </strong>
              {field === '' ? '' : ': '}
              {message}
            </li>
          ))}
        </ul>
      )}
      <p>
        {status === 'fault' || status === 'away' || status === 'full' ? `${say('main.error-safe')} ` : ''}
        {say(`main.error-do-${status}`)}
      </p>
      {reference === undefined ? null : (
        <p>
          {say('main.error-reference')} <code dir="ltr">{reference}</code>
        </p>
      )}
      <p className="actions">
        {secondHref === undefined ? null : <LinkButton href={secondHref}>{say('people.second-show-title')}</LinkButton>}
        {signInHref === undefined ? null : <LinkButton href={signInHref}>{say('main.error-sign-in')}</LinkButton>}
        <LinkButton
          href={prefix === '' ? '/' : `${prefix}/`}
          weight={(signInHref ?? secondHref) === undefined ? 'main' : 'quiet'}
        >
          {say('main.error-to-front-page')}
        </LinkButton>
        {prefix === '' ? null : (
          <LinkButton href={`${prefix}/opportunities`} weight="quiet" icon="search">
            {say('main.error-to-catalogue')}
          </LinkButton>
        )}
      </p>
    </article>
  )
}
