import type { Language } from '#kernel/local-text.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useSay } from '#web/say/context.tsx'
import type { TypedOffer, WrongField } from '../offer-words.ts'
import { askedIn } from './asked-in.ts'
import { OfferForWhom } from './offer-for-whom.tsx'
import { OfferWhenAndWhere } from './offer-when-and-where.tsx'
import { OfferWords } from './offer-words.tsx'

export interface WriteOfferPageProps {
  readonly prefix: string
  readonly action: string
  readonly id: string
  readonly isNew: boolean
  readonly typed: TypedOffer
  readonly wrong: readonly WrongField[]
  readonly languages: readonly Language[]
  readonly currency: string
  /** Names of those who offer something already. */
  readonly hosts: readonly string[]
  /** Sessions of it that this form does not show. */
  readonly furtherSessions: number
}

/** One offer, written by hand: what, by whom, when, where, for whom. Nothing is public before it was seen once. */
export function WriteOfferPage(props: WriteOfferPageProps) {
  const { prefix, action, id, isNew, wrong, languages, currency, hosts, furtherSessions } = props
  const say = useSay()
  const asked = askedIn(props, say)
  return (
    <article className="page-narrow stack">
      <Breadcrumb
        trail={[
          { href: `${prefix}/office/listings`, label: say('catalogue.office-listings-title') },
          ...(isNew ? [] : [{ href: `${prefix}/office/listings/${id}`, label: say('catalogue.office-this-listing') }]),
        ]}
      />
      <h1>{say(isNew ? 'catalogue.office-write' : 'catalogue.office-edit')}</h1>
      <ErrorSummary wrong={wrong.map(({ name, because, facts }) => ({ name, error: say(because, facts) }))} />
      {isNew ? (
        <p>
          <LinkButton href={`${prefix}/office/listings/new?copy=last`} weight="quiet">
            {say('catalogue.office-copy-last')}
          </LinkButton>
        </p>
      ) : null}
      <Form action={action}>
        <input type="hidden" name="id" value={id} />
        <OfferWords asked={asked} languages={languages} hosts={hosts} />
        <OfferWhenAndWhere asked={asked} furtherSessions={furtherSessions} />
        <OfferForWhom asked={asked} languages={languages} currency={currency} />
        <Actions>
          <Button name="act" value="preview">
            {say('catalogue.offer-preview')}
          </Button>
        </Actions>
      </Form>
    </article>
  )
}
