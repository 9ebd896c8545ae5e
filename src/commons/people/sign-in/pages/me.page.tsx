import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import type { RoomsOfMine } from '../rules/rooms-of-mine.ts'
import type { AccountKind } from '../words.ts'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface MeProps {
  /** One's own, or lent: by a card or an organisation's sign-in. */
  readonly kind: AccountKind
  readonly addresses: readonly string[]
  readonly language: string
  /** Tag and own name of each language this site speaks. */
  readonly languages: readonly { readonly tag: string; readonly name: string }[]
  readonly sessions: readonly {
    readonly id: Id
    readonly browser: string
    readonly beganAt: Instant
    readonly seenAt: Instant
    readonly isThis: boolean
  }[]
  readonly places: readonly {
    readonly href: string
    readonly name: string
    readonly person: string
    readonly roles: readonly string[]
    readonly parts: readonly RoomsOfMine[]
  }[]
}

/** My account: who I am where, where I am signed in, and how to take everything along or be forgotten. */
export function MePage({ kind, addresses, language, languages, sessions, places }: MeProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('people.me-title')}</h1>
      {kind === 'own' ? (
        <p>
          {say('people.me-signed-in-as')} <bdi>{addresses.join(', ')}</bdi>
        </p>
      ) : (
        <LentSignIn kind={kind} name={places[0]?.person ?? ''} />
      )}
      {places.length === 0 ? (
        <Notice>
          <p>{say('people.me-no-places')}</p>
        </Notice>
      ) : (
        places.map((place) => <Place key={place.href} {...place} />)
      )}
      <h2 className="me-account">{say('people.me-account')}</h2>
      {kind === 'card' ? null : (
        <ul className="rows">
          <li>
            <a href="/me/keys">{say('people.keys-title')}</a>
          </li>
        </ul>
      )}
      <Sessions sessions={sessions} />
      <section className="stack">
        <h3>{say('people.me-language')}</h3>
        <Form action="/me/language" method="post">
          <Select
            name="language"
            label={say(kind === 'card' ? 'people.me-language-card-label' : 'people.me-language-label')}
            hint={kind === 'card' ? undefined : say('people.me-language-hint')}
            value={language}
            options={languages.map(({ tag, name }) => ({ value: tag, label: name, language: tag }))}
          />
          <Button weight="quiet">{say('people.me-save')}</Button>
        </Form>
      </section>
      <section className="stack">
        <h3>{say('people.me-everything')}</h3>
        <p>{say('people.me-everything-what')}</p>
        <Actions>
          <LinkButton href="/me/everything.zip" weight="quiet" icon="download" download>
            {say('people.me-everything-button')}
          </LinkButton>
          {kind === 'own' ? (
            <LinkButton href="/me/erase" weight="quiet">
              {say('people.me-erase-link')}
            </LinkButton>
          ) : null}
        </Actions>
        {kind === 'card' ? <p className="hint">{say('people.me-forget-by-adult')}</p> : null}
      </section>
      {kind === 'own' ? (
        <Form action="/me/leave" method="post">
          <Button weight="quiet">{say('people.me-leave')}</Button>
        </Form>
      ) : null}
    </article>
  )
}

/** One place: who one is there, and the rooms that lead somewhere. */
function Place({ href, name, person, roles, parts }: MeProps['places'][number]) {
  const say = useSay()
  return (
    <section className="stack">
      <header>
        <h2>
          <a href={href} dir="auto">
            {name}
          </a>
        </h2>
        <p className="hint">
          <bdi>{person}</bdi>
          {roles.length === 0 ? '' : ` · ${roles.map((role) => say(`people.role-${role}`)).join(', ')}`}
        </p>
      </header>
      <div className="me-parts">
        {parts.map(({ part, rooms }) => (
          <section key={part}>
            <h3>{say(`people.me-part-${part}`)}</h3>
            <ul className="rows">
              {rooms.map(({ path, key, fresh }) => (
                <li key={path}>
                  <a href={`${href}${path}`}>{say(key)}</a>
                  {fresh === 0 ? null : (
                    <strong className="rows-new">{say('people.me-fresh', { count: fresh })}</strong>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

/** Where others may sit down next, leaving comes first. */
function LentSignIn({ kind, name }: { readonly kind: AccountKind; readonly name: string }) {
  const say = useSay()
  return (
    <section className="stack">
      <p className="lead">
        {say(kind === 'card' ? 'people.me-by-card' : 'people.me-by-organisation')} <strong dir="auto">{name}</strong>
      </p>
      <Form action="/me/leave" method="post">
        <p className="hint">{say('people.me-shared-device')}</p>
        <Button>{say('people.me-leave')}</Button>
      </Form>
    </section>
  )
}

function Sessions({ sessions }: Pick<MeProps, 'sessions'>) {
  const say = useSay()
  const formats = useFormats()
  return (
    <section className="stack">
      <h3>{say('people.me-sessions')}</h3>
      <ul className="plain-list stack">
        {sessions.map(({ id, browser, beganAt, seenAt, isThis }) => (
          <li key={id}>
            <strong>{browser === '' ? say('people.me-some-browser') : <bdi>{browser}</bdi>}</strong>
            {isThis ? ` · ${say('people.me-this-browser')}` : ''}
            <p className="hint">
              {say('people.me-session-times', {
                began: formats.instant(beganAt, 'UTC'),
                seen: formats.instant(seenAt, 'UTC'),
              })}
            </p>
            {isThis ? null : (
              <Form action={`/me/sessions/${id}/end`} method="post">
                <Button weight="quiet">{say('people.me-end-session')}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length < 2 ? null : (
        <Form action="/me/sessions/end-others" method="post">
          <Button weight="care">{say('people.me-end-others')}</Button>
        </Form>
      )}
    </section>
  )
}

/** Asked once more, with what goes and what stays, before anything is forgotten. */
export function EraseMePage() {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('people.erase-title')}</h1>
      <p className="lead">{say('people.erase-what')}</p>
      <p>{say('people.erase-stays')}</p>
      <p>
        <a href="/me/everything.zip" download>
          {say('people.erase-take-along')}
        </a>
      </p>
      <Form action="/me/erase" method="post">
        <Actions>
          <Button weight="care" name="sure" value="yes">
            {say('people.erase-button')}
          </Button>
          <LinkButton href="/me" weight="quiet">
            {say('people.erase-not')}
          </LinkButton>
        </Actions>
      </Form>
    </article>
  )
}
