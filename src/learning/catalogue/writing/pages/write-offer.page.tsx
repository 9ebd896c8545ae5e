import type { Language } from '#kernel/local-text.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Breadcrumb, type Crumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import { WaitsNotice } from '../../office/pages/waits-notice.tsx'
import type { WaitsForDecision } from '../../office/words.ts'
import { timesIn, type TypedOffer, type WrongField } from '../offer-words.ts'
import { askedIn } from './asked-in.ts'
import { OfferForWhom } from './offer-for-whom.tsx'
import { OfferTimes, type HouseLine } from './offer-times.tsx'
import { OfferWords } from './offer-words.tsx'

export interface WriteOfferPageProps {
  readonly prefix: string
  /** What of it people are deciding about now; null: nothing, or the house's own page says it. */
  readonly waits: WaitsForDecision | null
  readonly trail: readonly Crumb[]
  readonly action: string
  readonly id: string
  readonly isNew: boolean
  readonly typed: TypedOffer
  readonly wrong: readonly WrongField[]
  /** What the law says of it as a whole, in a sentence. */
  readonly refusal: string | null
  readonly languages: readonly Language[]
  readonly currency: string
  /** The organisation it is written for; null: the form asks. */
  readonly host: string | null
  /** Names of those who offer something already. */
  readonly hosts: readonly string[]
  readonly houses: readonly HouseLine[]
  /** The days off that repeats leave out, told by their names; empty: the place has none. */
  readonly daysOff: readonly string[]
  /** What each kind of contact asks of an adult of the house. */
  readonly asked: Readonly<Record<string, readonly string[]>>
  /** Where a filled form to begin from is; null: there is none. */
  readonly copyHref: string | null
  /** What was typed is kept between visits. */
  readonly keeps: boolean
  /** What was found again of an earlier visit, told; null: nothing. */
  readonly found: string | null
}

/** One offer, written by hand: what, by whom, when, where, for whom. Nothing is public before it was seen once. */
export function WriteOfferPage(props: WriteOfferPageProps) {
  const { trail, action, id, isNew, typed, wrong, refusal, languages, currency, host, hosts, copyHref, found } = props
  const say = useSay()
  const asked = askedIn(props, say)
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={trail} />
      <h1>{say(isNew ? 'catalogue.office-write' : 'catalogue.office-edit')}</h1>
      {host === null ? null : (
        <p className="lead" dir="auto">
          {host}
        </p>
      )}
      <WaitsNotice waits={props.waits} prefix={props.prefix} />
      {refusal === null ? null : <Notice tone="error" title={refusal} live />}
      <ErrorSummary wrong={wrong.map(({ name, because, facts }) => ({ name, error: say(because, facts) }))} />
      {found === null ? null : (
        <Notice title={found}>
          <p>{say('catalogue.offer-draft-found')}</p>
        </Notice>
      )}
      {copyHref === null ? null : (
        <p>
          <LinkButton href={copyHref} weight="quiet">
            {say('catalogue.office-copy-last')}
          </LinkButton>
        </p>
      )}
      <Form action={action}>
        {/* Enter in a field means the preview, whichever button comes first on the page. */}
        <button type="submit" name="act" value="preview" className="visually-hidden" tabIndex={-1} aria-hidden="true">
          {say('catalogue.offer-preview')}
        </button>
        <input type="hidden" name="id" value={id} />
        <OfferWords asked={asked} languages={languages} hosts={host === null ? hosts : null} />
        <OfferTimes asked={asked} times={timesIn(typed)} houses={props.houses} daysOff={props.daysOff} />
        <OfferForWhom asked={asked} languages={languages} currency={currency} contacts={props.asked} />
        <Actions>
          <Button name="act" value="preview">
            {say('catalogue.offer-preview')}
          </Button>
          {props.keeps ? (
            <Button name="act" value="keep" weight="quiet">
              {say('catalogue.offer-keep')}
            </Button>
          ) : null}
        </Actions>
        {props.keeps ? (
          <p className="hint" data-kept-at={say('catalogue.offer-keeps-itself', { time: '{time}' })} role="status">
            {say('catalogue.offer-keeps')}
          </p>
        ) : null}
      </Form>
    </article>
  )
}
