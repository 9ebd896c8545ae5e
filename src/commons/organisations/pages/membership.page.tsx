import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Application, Membership } from '../words-of-joining.ts'

/** Who may vouch sees who waits for it. */
export function VouchingPage({ prefix, waiting }: { prefix: string; waiting: readonly Application[] }) {
  const say = useSay()
  return (
    <article className="page stack">
      <h1>{say('organisations.vouch-title')}</h1>
      <p className="lead">{say('organisations.vouch-lead', { count: waiting.length })}</p>
      {waiting.map(({ id, name, does, voucherWritten }) => (
        <section key={id} className="stack">
          <h2 dir="auto">{name}</h2>
          <p dir="auto">{does}</p>
          <p className="hint">{say('organisations.vouch-named', { voucher: voucherWritten ?? '' })}</p>
          <Form action={`${prefix}/me/vouching/${id}`}>
            <Button icon="sign">{say('organisations.vouch')}</Button>
          </Form>
        </section>
      ))}
    </article>
  )
}

/** A coordinator gives the house a rest, and brings it back. */
export function MembershipPage(props: {
  readonly prefix: string
  readonly slug: string
  readonly name: string
  readonly membership: Membership | null
}) {
  const { prefix, slug, name, membership } = props
  const say = useSay()
  const formats = useFormats()
  const act = membership?.state === 'paused' ? 'resume' : 'pause'
  return (
    <article className="page stack">
      <h1>{say('organisations.membership-title', { name })}</h1>
      {membership === null ? (
        <p>{say('organisations.membership-none')}</p>
      ) : (
        <p className="lead">
          {say(`organisations.membership-${membership.state}`, {
            day: formats.day(membership.state === 'admitted' ? membership.sinceOn : membership.changedOn),
          })}{' '}
          {membership.door === 'light' ? say('organisations.membership-light') : null}
        </p>
      )}
      <p>
        <a href={`${prefix}/me/organisations/${encodeURIComponent(slug)}/address`}>
          {say('organisations.address-title')}
        </a>
      </p>
      {membership === null || membership.state === 'ended' ? null : (
        <Form action={`${prefix}/me/organisations/${encodeURIComponent(slug)}/${act}`}>
          <Button weight="quiet">{say(`organisations.membership-${act}`)}</Button>
        </Form>
      )}
    </article>
  )
}
