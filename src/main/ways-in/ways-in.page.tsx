import { secondFactorNeeds, type Provider, type SecondFactorNeed } from '#commons/people'
import type { Role } from '#kernel/actor.ts'
import { Button } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { useSay } from '#web/say/context.tsx'

export interface WaysInProps {
  readonly action: string
  /** What an organisation writes down as the address to come back to. */
  readonly backAt: string
  readonly needs: readonly { readonly role: Role; readonly need: SecondFactorNeed }[]
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly providers: readonly (Pick<Provider, 'id' | 'name' | 'issuer' | 'domains'> & {
    readonly organisation: string | null
  })[]
  /** What was typed, when something of it has to be put right; a secret is never shown again. */
  readonly given: Readonly<Record<string, string>>
  /** Names of fields. */
  readonly wrong: readonly string[]
}

/** What a second step is asked of, and which organisations' own sign-in opens this place. */
export function WaysInPage({ action, backAt, needs, organisations, providers, given, wrong }: WaysInProps) {
  const say = useSay()
  const errorOf = (name: string) => (wrong.includes(name) ? say(`people.provider-wrong-${name}`) : undefined)
  const field = (name: string) => ({
    name,
    label: say(`people.provider-${name}`),
    hint: say(`people.provider-${name}-hint`),
    value: given[name] ?? '',
    error: errorOf(name),
  })
  return (
    <article className="page-narrow stack">
      <h1>{say('people.ways-title')}</h1>
      <ErrorSummary wrong={wrong.map((name) => ({ name, error: errorOf(name)! }))} />
      <section className="stack">
        <h2>{say('people.second-title')}</h2>
        <p>{say('people.ways-second-what')}</p>
        <Form action={`${action}/second`}>
          {needs.map(({ role, need }) => (
            <Select
              key={role}
              name={role}
              label={say(`people.role-${role}`)}
              value={need}
              options={secondFactorNeeds.map((value) => ({ value, label: say(`people.need-${value}`) }))}
            />
          ))}
          <Button>{say('people.me-save')}</Button>
        </Form>
      </section>
      <section className="stack">
        <h2>{say('people.providers-title')}</h2>
        <p>{say('people.providers-what')}</p>
        {providers.length === 0 ? <p>{say('people.providers-none')}</p> : null}
        <ul className="plain-list stack">
          {providers.map(({ id, name, issuer, domains, organisation }) => (
            <li key={id}>
              <strong dir="auto">{name}</strong>
              {organisation === null ? '' : ` · ${organisation}`}
              <p className="hint">
                <span dir="ltr">{issuer}</span> ·{' '}
                <span dir="ltr">{domains.map((domain) => `@${domain}`).join(', ')}</span>
              </p>
              <Form action={`${action}/providers/${id}/remove`}>
                <Button weight="care">{say('people.provider-remove')}</Button>
              </Form>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack">
        <h2>{say('people.provider-add')}</h2>
        <p>{say('people.provider-back-at')}</p>
        <p>
          <code className="second-secret" dir="ltr">
            {backAt}
          </code>
        </p>
        <Form action={`${action}/providers`}>
          <TextInput {...field('name')} maxLength={100} />
          <Select
            name="organisation"
            label={say('people.provider-organisation')}
            value={given['organisation'] ?? ''}
            width="full"
            options={[
              { value: '', label: say('people.provider-no-organisation') },
              ...organisations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextInput {...field('issuer')} type="url" dir="ltr" />
          <TextInput {...field('clientId')} dir="ltr" autoComplete="off" />
          <TextInput {...field('clientSecret')} type="password" dir="ltr" autoComplete="off" value="" />
          <TextArea {...field('domains')} plain rows={3} />
          <Button icon="add">{say('people.provider-add')}</Button>
        </Form>
      </section>
    </article>
  )
}
