import type { Day, Instant } from '#kernel/instant.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { AgreementState, Side } from '../words.ts'

export interface AgreementPageProps {
  /** Its own address: acts and the log lie under it. */
  readonly base: string
  readonly listHref: string
  readonly place: string
  readonly timeZone: string
  readonly agreement: {
    readonly giver: string
    readonly receiver: string | null
    readonly purpose: string
    readonly fields: readonly string[]
    readonly version: number
    readonly fromOn: Day
    readonly untilOn: Day
    readonly text: string
    readonly language: string
    readonly state: AgreementState
    readonly clearedAt: Instant | null
    readonly signatures: readonly { readonly side: Side; readonly name: string | null; readonly signedAt: Instant }[]
    readonly maySign: readonly Side[]
    readonly mayOffer: boolean
    readonly mayEnd: boolean
    readonly mayTakeLog: boolean
    readonly disclosed: { readonly times: number; readonly people: number }
  }
}

/** One agreement: what both read, who signed, what went over under it. */
export function AgreementPage({ base, listHref, place, timeZone, agreement: one }: AgreementPageProps) {
  const say = useSay()
  const formats = useFormats()
  const nameOf = (side: Side): string => (side === 'giver' ? one.giver : (one.receiver ?? place))
  return (
    <article className="page-narrow stack">
      <p>
        <a href={listHref}>{say('organisations.agreements-title')}</a>
      </p>
      <h1>
        <bdi>{one.giver}</bdi> {say('organisations.agreement-gives-to')} <bdi>{one.receiver ?? place}</bdi>
      </h1>
      <Notice
        tone={one.state === 'running' ? 'good' : 'info'}
        title={say(`organisations.agreement-state-${one.state}`)}
      >
        <p>{say(`organisations.agreement-means-${one.state}`)}</p>
        {one.clearedAt === null ? null : (
          <p>{say('organisations.agreement-cleared-at', { when: formats.instant(one.clearedAt, timeZone) })}</p>
        )}
      </Notice>
      <dl className="facts">
        <div>
          <dt>{say('organisations.agreement-purpose')}</dt>
          <dd>
            {say(`organisations.agreement-purpose-${one.purpose}`)} ·{' '}
            {say('organisations.agreement-version', { version: one.version })}
          </dd>
        </div>
        <div>
          <dt>{say('organisations.agreement-fields')}</dt>
          <dd>{formats.list(one.fields.map((field) => say(`organisations.agreement-field-${field}`)))}</dd>
        </div>
        <div>
          <dt>{say('organisations.agreement-term')}</dt>
          <dd>{formats.dayRange(one.fromOn, one.untilOn)}</dd>
        </div>
      </dl>
      <section className="stack">
        <h2>{say('organisations.agreement-text')}</h2>
        <div className="prose" lang={one.language} dir="auto">
          {one.text.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </section>
      <section className="stack">
        <h2>{say('organisations.agreement-signatures')}</h2>
        <ul>
          {(['giver', 'receiver'] as const).map((side) => {
            const signed = one.signatures.find((each) => each.side === side)
            return (
              <li key={side}>
                <bdi>{nameOf(side)}</bdi>
                {': '}
                {signed
                  ? say('organisations.agreement-signed-by', {
                      name: signed.name ?? say('organisations.agreement-operator'),
                      when: formats.instant(signed.signedAt, timeZone),
                    })
                  : say('organisations.agreement-not-signed')}
              </li>
            )
          })}
        </ul>
        {one.maySign.map((side) => (
          <Form key={side} action={`${base}/sign`} method="post">
            <Button name="side" value={side} icon="sign">
              {say('organisations.agreement-sign', { name: nameOf(side) })}
            </Button>
          </Form>
        ))}
        {one.mayOffer ? (
          <Form action={`${base}/offer`} method="post">
            <p className="hint">{say('organisations.agreement-offer-what')}</p>
            <Button>{say('organisations.agreement-offer')}</Button>
          </Form>
        ) : null}
      </section>
      <section className="stack">
        <h2>{say('organisations.agreement-log')}</h2>
        <p>
          {one.disclosed.times === 0
            ? say('organisations.agreement-log-none')
            : say('organisations.agreement-log-count', one.disclosed)}
        </p>
        {one.mayTakeLog && one.disclosed.times > 0 ? (
          <Actions>
            <LinkButton href={`${base}/disclosures.csv`} weight="quiet" icon="download" download>
              {say('organisations.agreement-log-take')}
            </LinkButton>
          </Actions>
        ) : null}
      </section>
      {one.mayEnd ? (
        <Form action={`${base}/end`} method="post">
          <p className="hint">{say('organisations.agreement-end-what')}</p>
          <Button weight="care" name="sure" value="yes">
            {say(one.signatures.length === 2 ? 'organisations.agreement-end' : 'organisations.agreement-withdraw')}
          </Button>
        </Form>
      ) : null}
    </article>
  )
}
