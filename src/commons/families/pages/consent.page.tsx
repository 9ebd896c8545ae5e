import { LinkButton } from '#web/parts/button.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Consent } from '../words.ts'
import { SwitchForm, type SwitchFormProps } from './switch-form.tsx'

export interface ConsentPageProps extends Omit<SwitchFormProps, 'seasonName'> {
  readonly seasonKind: string
  /** By a link: whom it greets; null: somebody signed in. */
  readonly greets: string | null
  /** At a desk: whose word is written down. */
  readonly speaksFor?: string
  readonly trail: readonly { readonly href: string; readonly label: string }[]
  /** Answered by a link: the next child whose questions are open. */
  readonly next?: { readonly name: string; readonly href: string } | null
  /** For a young person who decides alone now: what others said before. */
  readonly before?: readonly Consent[]
  /** A sentence's key: what could not be used. */
  readonly wrong: string | null
}

/** Short, honest, reversible: everything on one page, and on the same page it is taken back. */
export function ConsentPage({ seasonKind, greets, speaksFor, next, before, trail, wrong, ...form }: ConsentPageProps) {
  const say = useSay()
  const formats = useFormats()
  const season = say(`families.season-${seasonKind}`)
  return (
    <article className="page-narrow stack">
      {trail.length === 0 ? null : <Breadcrumb trail={trail} />}
      <h1>{say('families.consent-title', { season })}</h1>
      <p className="lead">
        <bdi>{say('families.consent-for', { name: form.childName })}</bdi>
      </p>
      {speaksFor === undefined ? null : <Notice title={say('families.desk-answers-for', { name: speaksFor })} />}
      {greets === null ? null : <p>{say('families.consent-link-hello', { name: greets })}</p>}
      {wrong === null ? null : <Notice tone="error" title={say(wrong)} live />}
      {form.isAnswered === true ? (
        <Notice tone="good" title={say('families.consent-answered', { season })}>
          {next ? (
            <LinkButton icon="forward" href={next.href}>
              {say('families.consent-next', { name: next.name })}
            </LinkButton>
          ) : undefined}
        </Notice>
      ) : (
        <p>{say('families.consent-lead', { day: formats.day(form.untilOn, 'long') })}</p>
      )}
      {before === undefined || before.length === 0 ? null : (
        <section className="stack">
          <h2>{say('families.before-title')}</h2>
          <p>{say('families.before-lead')}</p>
          <dl className="facts">
            {before.map(({ id, purpose, answer, givenBy, on }) => (
              <div key={id}>
                <dt>{say(`families.purpose-${purpose}`)}</dt>
                <dd>{say(`families.before-${answer}`, { name: form.names[givenBy] ?? '', day: formats.day(on) })}</dd>
              </div>
            ))}
          </dl>
          <h2>{say('families.before-now-you')}</h2>
        </section>
      )}
      <SwitchForm {...form} seasonName={season} />
      {form.speaker === 'guardian' ? (
        <p className="hint">{say('families.consent-child-sees', { name: form.childName })}</p>
      ) : null}
    </article>
  )
}
