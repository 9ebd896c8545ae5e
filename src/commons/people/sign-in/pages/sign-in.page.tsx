import type { Id } from '#kernel/id.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { PasskeyButton } from '../passkeys/pages/passkey-button.tsx'
import { PrivacyNote } from '#web/parts/privacy-note.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useSay } from '#web/say/context.tsx'
import type { KindOfInvented } from '../rules/kinds-of-invented.ts'

export interface SignInProps {
  readonly next: string
  /** What was typed, when it is no address. */
  readonly wrong: string | null
  /** False: this installation has no way to send mail. */
  readonly canMail: boolean
  /** Organisations whose own sign-in opens the place one is going to. */
  readonly organisations: readonly { readonly href: string; readonly name: string }[]
  /** Places whose cards open here: one's own page for that. */
  readonly cards: readonly { readonly href: string; readonly name: string }[]
  /** The invented people of a demonstration, by place and by what they are; empty anywhere else. */
  readonly invented: readonly {
    readonly place: string
    readonly groups: readonly {
      readonly kind: KindOfInvented
      readonly people: readonly { readonly accountId: Id; readonly name: string; readonly roles: readonly string[] }[]
    }[]
  }[]
}

/** One question, the mail address; what comes next is in the mail. */
export function SignInPage({ next, wrong, canMail, organisations, cards, invented }: SignInProps) {
  const say = useSay()
  const error = wrong === null ? undefined : say('people.sign-in-no-address')
  return (
    <article className="page-narrow stack">
      <h1>{say('people.sign-in-title')}</h1>
      {error === undefined ? null : <ErrorSummary wrong={[{ name: 'address', error }]} />}
      {canMail ? (
        <>
          <p className="lead">{say('people.sign-in-what')}</p>
          <PrivacyNote prefix="" />
          <Form action="/sign-in" method="post">
            <input type="hidden" name="next" value={next} />
            <TextInput
              name="address"
              type="email"
              label={say('people.sign-in-address')}
              hint={say('people.sign-in-address-hint')}
              value={wrong ?? ''}
              error={error}
              autoComplete="email"
            />
            <Button>{say('people.sign-in-send')}</Button>
          </Form>
        </>
      ) : (
        <Notice tone="warning">
          <p>{say('people.no-way-for-mail')}</p>
        </Notice>
      )}
      <PasskeyButton act="use" next={next} />
      {organisations.length === 0 ? null : (
        <section className="stack">
          <h2>{say('people.sign-in-organisation')}</h2>
          <p className="actions">
            {organisations.map(({ href, name }) => (
              <LinkButton key={href} href={href} weight="quiet" rel="nofollow" icon="host">
                {say('people.sign-in-by', { name })}
              </LinkButton>
            ))}
          </p>
        </section>
      )}
      {cards.length === 0 ? null : (
        <section className="stack">
          <h2>{say('people.sign-in-card')}</h2>
          <p>{say('people.sign-in-card-what')}</p>
          <p className="actions">
            {cards.map(({ href, name }) => (
              <LinkButton key={href} href={href} weight="quiet">
                <bdi>{name}</bdi>
              </LinkButton>
            ))}
          </p>
        </section>
      )}
      {invented.length === 0 ? null : (
        <section className="stack">
          <h2>{say('people.invented-title')}</h2>
          <p>
            {say('people.invented-what')} <a href="/mailbox">{say('people.mailbox-link')}</a>
          </p>
          {invented.map((one) => (
            <InventedAtPlace key={one.place} {...one} next={next} />
          ))}
        </section>
      )}
    </article>
  )
}

/** The first kind lies open; the others are a key press away. */
function InventedAtPlace({ place, groups, next }: SignInProps['invented'][number] & { readonly next: string }) {
  const say = useSay()
  return (
    <section className="stack">
      <h3 dir="auto">{place}</h3>
      {groups.map(({ kind, people }, index) => (
        <Details key={kind} summary={say(`people.invented-${kind}`, { count: people.length })} open={index === 0}>
          <p>{say(`people.invented-${kind}-what`)}</p>
          <form action="/sign-in/invented" method="post">
            <input type="hidden" name="next" value={next} />
            <ul className="plain-list stack">
              {people.map(({ accountId, name, roles }) => (
                <li key={accountId}>
                  <button type="submit" name="account" value={accountId} className="button button-quiet">
                    <bdi>{name}</bdi>
                    {roles.length === 0 ? '' : ` · ${roles.map((role) => say(`people.role-${role}`)).join(', ')}`}
                  </button>
                </li>
              ))}
            </ul>
          </form>
        </Details>
      ))}
    </section>
  )
}

/** The same for every address: nobody learns here who has an account. */
export function LinkSentPage({ minutes, mailbox }: { readonly minutes: number; readonly mailbox: boolean }) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('people.link-sent-title')}</h1>
      <p className="lead">{say('people.link-sent-what', { minutes })}</p>
      <p>{say('people.link-sent-nothing')}</p>
      <p>
        {mailbox ? <a href="/mailbox">{say('people.mailbox-link')}</a> : null}{' '}
        <a href="/sign-in">{say('people.sign-in-again')}</a>
      </p>
    </article>
  )
}

/** A link alone does nothing: mail scanners and previews open links too. Only the button signs in. */
export function UseLinkPage({ token }: { readonly token: string }) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('people.use-link-title')}</h1>
      <p className="lead">{say('people.use-link-what')}</p>
      <Form action="/sign-in/link" method="post">
        <input type="hidden" name="token" value={token} />
        <Button>{say('people.use-link-button')}</Button>
      </Form>
    </article>
  )
}

/** The same for an invitation: only the button makes one somebody here. */
export function InvitationPage({
  token,
  place,
  action,
}: {
  readonly token: string
  readonly place: string
  readonly action: string
}) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('people.invitation-title', { place })}</h1>
      <p className="lead">{say('people.invitation-what')}</p>
      <Form action={action} method="post">
        <input type="hidden" name="token" value={token} />
        <Button>{say('people.invitation-button')}</Button>
      </Form>
    </article>
  )
}
