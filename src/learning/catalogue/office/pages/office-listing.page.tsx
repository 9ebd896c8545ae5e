import type { Day } from '#kernel/instant.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { VisuallyHidden } from '#web/parts/hidden.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useSay } from '#web/say/context.tsx'
import { withdrawalReasons, type WaitsForDecision } from '../words.ts'
import { ListingFacts } from './listing-facts.tsx'
import type { ListingLine } from './office-listings.page.tsx'
import { WaitsNotice } from './waits-notice.tsx'

interface FoldedLine {
  readonly mergeId: string
  readonly foldedId: string
  readonly title: string
  readonly language: string
}

export interface OfficeListingPageProps {
  readonly prefix: string
  readonly listing: ListingLine
  readonly folded: readonly FoldedLine[]
  /** The merge by which it stands with another. */
  readonly foldedBy: string | null
  /** What a twin was looked for with. */
  readonly words: string
  readonly others: readonly ListingLine[]
  /** Mistakes that visitors reported and nobody dealt with yet. */
  readonly reports: number
  readonly waits: WaitsForDecision | null
  readonly today: Day
}

/** Everything the office may do to one listing, and how to take each of it back. */
export function OfficeListingPage(props: OfficeListingPageProps) {
  const { prefix, listing, reports, waits, today } = props
  const say = useSay()
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/office/listings`, label: say('catalogue.office-listings-title') }]} />
      <h1 lang={listing.language} dir="auto">
        {listing.title}
      </h1>
      <ListingFacts listing={listing} today={today} />
      <WaitsNotice waits={waits} prefix={prefix} />
      {reports === 0 ? null : (
        <Notice tone="warning" title={say('catalogue.office-reports-count', { count: reports })}>
          <p>
            <a href={`${prefix}/office/reports`}>{say('catalogue.office-reports-read')}</a>
          </p>
        </Notice>
      )}
      <Actions>
        <LinkButton href={`${prefix}/opportunities/${listing.id}`} weight="quiet" icon="forward">
          {say('catalogue.office-see')}
        </LinkButton>
        {listing.sourceId === null ? (
          <LinkButton href={`${prefix}/office/listings/${listing.id}/edit`} weight="quiet" icon="edit">
            {say('catalogue.office-edit')}
          </LinkButton>
        ) : null}
        <LinkButton href={`${prefix}/office/listings/new?copy=${listing.id}`} weight="quiet" icon="add">
          {say('catalogue.office-copy')}
        </LinkButton>
      </Actions>
      {listing.sourceId === null ? null : (
        <p>
          {say('catalogue.office-from-feed')}{' '}
          <a href={`${prefix}/office/feeds/${listing.sourceId}`}>{say('catalogue.office-edit-in-feed')}</a>
        </p>
      )}
      {listing.standing === 'folded' ? <StandsWithAnother {...props} /> : <OwnActs {...props} />}
    </article>
  )
}

function StandsWithAnother({ prefix, listing, foldedBy }: OfficeListingPageProps) {
  const say = useSay()
  return (
    <section className="stack">
      <p>
        {say('catalogue.office-is-folded')}{' '}
        <a href={`${prefix}/office/listings/${listing.mergedInto}`}>{say('catalogue.office-its-keeper')}</a>
      </p>
      {foldedBy === null ? null : (
        <Form action={`${prefix}/office/merges/${foldedBy}/undo`}>
          <Button weight="quiet" icon="undo">
            {say('catalogue.office-undo-merge')}
          </Button>
        </Form>
      )}
    </section>
  )
}

function OwnActs(props: OfficeListingPageProps) {
  const { prefix, listing } = props
  const say = useSay()
  const at = `${prefix}/office/listings/${listing.id}`
  if (listing.standing === 'withdrawn') {
    return (
      <Form action={`${at}/restore`}>
        <p>{say('catalogue.office-is-withdrawn')}</p>
        <Button icon="undo">{say('catalogue.office-restore')}</Button>
      </Form>
    )
  }
  return (
    <>
      <section className="stack">
        <h2>{say('catalogue.office-confirm-title')}</h2>
        <Form action={`${at}/confirm`}>
          <p>{say('catalogue.office-confirm-what')}</p>
          <Button icon="check">{say('catalogue.office-confirm')}</Button>
        </Form>
      </section>
      <Merging {...props} />
      <section className="stack">
        <h2>{say('catalogue.office-withdraw-title')}</h2>
        <Form action={`${at}/withdraw`}>
          <Select
            name="reason"
            label={say('catalogue.office-withdraw-why')}
            hint={say('catalogue.office-withdraw-what')}
            options={withdrawalReasons.map((reason) => ({
              value: reason,
              label: say(`catalogue.office-reason-${reason}`),
            }))}
          />
          <Button weight="care">{say('catalogue.office-withdraw')}</Button>
        </Form>
      </section>
    </>
  )
}

function Merging({ prefix, listing, folded, words, others, today }: OfficeListingPageProps) {
  const say = useSay()
  const at = `${prefix}/office/listings/${listing.id}`
  return (
    <section className="stack" id="merge">
      <h2>{say('catalogue.office-merge-title')}</h2>
      <p>{say('catalogue.office-merge-what')}</p>
      {folded.length === 0 ? null : (
        <ul className="office-lines">
          {folded.map(({ mergeId, foldedId, title, language }) => (
            <li className="office-line" key={mergeId}>
              <h3 className="office-line-title">
                <a href={`${prefix}/office/listings/${foldedId}`} lang={language} dir="auto">
                  {title}
                </a>
              </h3>
              <Form action={`${prefix}/office/merges/${mergeId}/undo`}>
                <Button weight="quiet" icon="undo">
                  {say('catalogue.office-undo-merge')}
                  <VisuallyHidden>: {title}</VisuallyHidden>
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Details summary={say('catalogue.office-merge-with')} open={words !== ''}>
        <Form action={`${at}#merge`} method="get">
          <TextInput name="with" type="search" label={say('catalogue.office-merge-search')} value={words} dir="auto" />
          <Button weight="quiet" icon="search">
            {say('catalogue.find')}
          </Button>
        </Form>
        {words === '' ? null : others.length === 0 ? (
          <EmptyState title={say('catalogue.office-none')} />
        ) : (
          <ul className="office-lines">
            {others.map((other) => (
              <li className="office-line" key={other.id}>
                <h3 className="office-line-title">
                  <a href={`${prefix}/opportunities/${other.id}`} lang={other.language} dir="auto">
                    {other.title}
                  </a>
                </h3>
                <ListingFacts listing={other} today={today} />
                <Form action={`${at}/merge`}>
                  <input type="hidden" name="folded" value={other.id} />
                  <Button weight="quiet" icon="merge">
                    {say('catalogue.office-merge')}
                    <VisuallyHidden>: {other.title}</VisuallyHidden>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        )}
      </Details>
    </section>
  )
}
