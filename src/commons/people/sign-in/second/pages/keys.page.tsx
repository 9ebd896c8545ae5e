import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { PasskeyButton } from '../../passkeys/pages/passkey-button.tsx'
import type { Guards } from '../queries/guards-of.ts'

export interface KeysProps extends Guards {
  /** An organisation's account has no passkeys: they would outlive it. */
  readonly mayHavePasskeys: boolean
  /** Somewhere a role of this account asks for a second factor. */
  readonly isAsked: boolean
}

/** How I sign in: by a link always, by passkeys, and with a second factor where work with people asks for one. */
export function KeysPage({ passkeys, hasApp, recoveryCodes, mayHavePasskeys, isAsked }: KeysProps) {
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page-narrow stack">
      <h1>{say('people.keys-title')}</h1>
      <p className="lead">{say('people.keys-what')}</p>
      {isAsked && !hasApp && passkeys.length === 0 ? (
        <Notice tone="warning" title={say('people.second-asked-title')}>
          <p>{say('people.second-asked')}</p>
        </Notice>
      ) : null}
      {mayHavePasskeys ? (
        <section className="stack">
          <h2>{say('people.passkeys-title')}</h2>
          <p>{say('people.passkeys-what')}</p>
          {passkeys.length === 0 ? <p>{say('people.passkeys-none')}</p> : null}
          <ul className="plain-list stack">
            {passkeys.map(({ id, name, madeAt, usedAt }) => (
              <li key={id}>
                <strong>
                  <bdi>{name === '?' ? say('people.me-some-browser') : name}</bdi>
                </strong>
                <p className="hint">
                  {usedAt === null
                    ? say('people.passkey-never', { made: formats.instant(madeAt, 'UTC') })
                    : say('people.passkey-times', {
                        made: formats.instant(madeAt, 'UTC'),
                        used: formats.instant(usedAt, 'UTC'),
                      })}
                </p>
                <Form action={`/me/passkeys/${id}/remove`}>
                  <Button weight="care">{say('people.passkey-remove')}</Button>
                </Form>
              </li>
            ))}
          </ul>
          <PasskeyButton act="add" />
          <noscript>
            <p className="hint">{say('people.passkey-needs-script')}</p>
          </noscript>
        </section>
      ) : null}
      <section className="stack">
        <h2>{say('people.second-title')}</h2>
        {hasApp ? (
          <>
            <p>{say('people.second-there', { codes: recoveryCodes })}</p>
            <Actions>
              <Form action="/me/second/codes">
                <Button weight="quiet">{say('people.second-new-codes')}</Button>
              </Form>
              <Form action="/me/second/remove">
                <Button weight="care">{say('people.second-remove')}</Button>
              </Form>
            </Actions>
          </>
        ) : (
          <Form action="/me/second/begin">
            <p>{say('people.second-what')}</p>
            <Button weight={isAsked ? 'main' : 'quiet'}>{say('people.second-begin')}</Button>
          </Form>
        )}
      </section>
      <LinkButton href="/me" weight="quiet" icon="back">
        {say('people.me-title')}
      </LinkButton>
    </article>
  )
}
