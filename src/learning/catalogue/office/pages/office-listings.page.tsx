import type { Day } from '#kernel/instant.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { VisuallyHidden } from '#web/parts/hidden.tsx'
import { Breadcrumb, Pagination, Tabs } from '#web/parts/navigation.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { ListingFilter, OfficeListing } from '../words.ts'
import { ListingFacts } from './listing-facts.tsx'

export interface ListingLine extends Omit<OfficeListing, 'title'> {
  readonly title: string
  readonly language: string
}

export interface OfficeListingsPageProps {
  readonly prefix: string
  readonly q: string
  readonly show: ListingFilter
  readonly today: Day
  /** The question of this list, so that an act leads back to it. */
  readonly back: string
  readonly listings: readonly ListingLine[]
  readonly tabs: readonly { readonly filter: ListingFilter; readonly href: string }[]
  readonly previous: string | null
  readonly next: string | null
  readonly shown: { readonly from: number; readonly to: number; readonly of: number }
}

/** Every listing of the place, with what one may do to it beside it. */
export function OfficeListingsPage(props: OfficeListingsPageProps) {
  const { prefix, q, show, listings, tabs, previous, next, shown } = props
  const say = useSay()
  const home = `${prefix}/office/listings`
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: '/office', label: say('catalogue.office-back') }]} />
      <h1>{say('catalogue.office-listings-title')}</h1>
      <Actions>
        <LinkButton href={`${home}/new`} icon="add">
          {say('catalogue.office-write')}
        </LinkButton>
        <LinkButton href={`${prefix}/office/reports`} weight="quiet" icon="warning">
          {say('catalogue.office-reports-title')}
        </LinkButton>
      </Actions>
      <Form action={home} method="get">
        <TextInput
          name="q"
          type="search"
          label={say('catalogue.office-search')}
          hint={say('catalogue.office-search-hint')}
          value={q}
          maxLength={200}
          dir="auto"
        />
        {show === 'all' ? null : <input type="hidden" name="show" value={show} />}
        <Button weight="quiet" icon="search">
          {say('catalogue.find')}
        </Button>
      </Form>
      <Tabs
        label={say('catalogue.office-filters')}
        tabs={tabs.map(({ filter, href }) => ({
          href,
          label: say(`catalogue.office-show-${filter}`),
          current: filter === show,
          ...(filter === show ? { count: shown.of } : {}),
        }))}
      />
      {listings.length === 0 ? (
        <EmptyState title={say('catalogue.office-none')}>
          <p>{say(`catalogue.office-none-${show}`)}</p>
        </EmptyState>
      ) : (
        <ul className="office-lines">
          {listings.map((listing) => (
            <Line key={listing.id} listing={listing} {...props} />
          ))}
        </ul>
      )}
      <Pagination previous={previous} next={next} shown={shown} />
    </article>
  )
}

function Line({ listing, prefix, back, today }: OfficeListingsPageProps & { listing: ListingLine }) {
  const say = useSay()
  const at = `${prefix}/office/listings/${listing.id}`
  const which = <VisuallyHidden>: {listing.title}</VisuallyHidden>
  return (
    <li className="office-line" id={`listing-${listing.id}`}>
      <h2 className="office-line-title">
        <a href={at} lang={listing.language} dir="auto">
          {listing.title}
        </a>
      </h2>
      <ListingFacts listing={listing} today={today} />
      <Form action={`${at}/${listing.standing === 'withdrawn' ? 'restore' : 'confirm'}`}>
        <input type="hidden" name="back" value={back} />
        <Actions>
          {listing.standing === 'withdrawn' ? (
            <Button weight="quiet" icon="undo">
              {say('catalogue.office-restore')}
              {which}
            </Button>
          ) : listing.standing === 'folded' ? null : (
            <>
              <Button weight="quiet" icon="check">
                {say('catalogue.office-confirm')}
                {which}
              </Button>
              <Button weight="care" formAction={`${at}/withdraw`}>
                {say('catalogue.office-withdraw')}
                {which}
              </Button>
              <a href={`${at}#merge`}>
                {say('catalogue.office-merge-with')}
                {which}
              </a>
            </>
          )}
          <a href={listing.sourceId === null ? `${at}/edit` : `${prefix}/office/feeds/${listing.sourceId}`}>
            {say(listing.sourceId === null ? 'catalogue.office-edit' : 'catalogue.office-edit-in-feed')}
            {which}
          </a>
        </Actions>
      </Form>
    </li>
  )
}
