import { Button, LinkButton } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { QrPicture } from '#web/parts/qr-picture.tsx'
import { useSay } from '#web/say/context.tsx'
import { PasskeyButton } from '../../passkeys/pages/passkey-button.tsx'

/** Six digits, or a recovery code: one field takes both. */
function CodeForm(props: {
  readonly action: string
  readonly next: string
  readonly hint: string
  readonly error: string | undefined
  readonly button: string
}) {
  const say = useSay()
  return (
    <Form action={props.action}>
      <input type="hidden" name="next" value={props.next} />
      <TextInput
        name="code"
        label={say('people.second-code')}
        hint={props.hint}
        error={props.error}
        autoComplete="one-time-code"
        width="short"
        dir="ltr"
        maxLength={100}
      />
      <Button>{props.button}</Button>
    </Form>
  )
}

export interface SetUpSecondProps {
  readonly next: string
  /** What the app reads from the picture. */
  readonly address: string
  /** In base 32, for who types it. */
  readonly secret: string
  readonly wrong: string | null
}

/** The picture for an app, and the first number back from it. */
export function SetUpSecondPage({ next, address, secret, wrong }: SetUpSecondProps) {
  const say = useSay()
  const error = wrong === null ? undefined : say(wrong)
  return (
    <article className="page-narrow stack">
      <h1>{say('people.second-begin')}</h1>
      <ErrorSummary wrong={error === undefined ? [] : [{ name: 'code', error }]} />
      <p className="lead">{say('people.second-set-up')}</p>
      <QrPicture text={address} name={say('people.second-picture')} />
      <p>{say('people.second-type-instead')}</p>
      <p>
        <code className="second-secret" dir="ltr">
          {secret.match(/.{1,4}/g)!.join(' ')}
        </code>
      </p>
      <CodeForm
        action="/me/second/confirm"
        next={next}
        hint={say('people.second-first-hint')}
        error={error}
        button={say('people.second-confirm')}
      />
    </article>
  )
}

export interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly next: string
}

/** Shown once, to be printed or written down. */
export function RecoveryCodesPage({ codes, next }: RecoveryCodesProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('people.codes-title')}</h1>
      <p className="lead">{say('people.codes-what', { count: codes.length })}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code dir="ltr">{code}</code>
          </li>
        ))}
      </ol>
      <p className="hint">{say('people.codes-keep')}</p>
      <LinkButton href={next}>{say('people.codes-done')}</LinkButton>
    </article>
  )
}

export interface ShowSecondProps {
  readonly next: string
  readonly hasApp: boolean
  readonly hasPasskeys: boolean
  readonly wrong: string | null
}

/** Between a door and who works behind it: the second factor, and on to where one was going. */
export function ShowSecondPage({ next, hasApp, hasPasskeys, wrong }: ShowSecondProps) {
  const say = useSay()
  const error = wrong === null ? undefined : say(wrong)
  return (
    <article className="page-narrow stack">
      <h1>{say('people.second-show-title')}</h1>
      <ErrorSummary wrong={error === undefined ? [] : [{ name: 'code', error }]} />
      <p className="lead">{say('people.second-show-what')}</p>
      {hasPasskeys ? <PasskeyButton act="use" next={next} /> : null}
      {hasApp ? (
        <>
          <CodeForm
            action="/sign-in/second"
            next={next}
            hint={say('people.second-code-hint')}
            error={error}
            button={say('people.second-show')}
          />
          <p className="hint">{say('people.second-lost')}</p>
        </>
      ) : null}
      {hasApp || hasPasskeys ? null : (
        <>
          <Notice>
            <p>{say('people.second-none-yet')}</p>
          </Notice>
          <Form action="/me/second/begin">
            <input type="hidden" name="next" value={next} />
            <Button>{say('people.second-begin')}</Button>
          </Form>
          <p>
            <a href="/me/keys">{say('people.second-or-passkey')}</a>
          </p>
        </>
      )}
    </article>
  )
}
