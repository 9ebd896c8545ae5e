import { FindListing } from '../../../learning/catalogue/pages/find-listing.tsx'
import type { Membership, Organisation } from '#commons/organisations'
import { Tag } from '#web/parts/chips.tsx'
import { Icon } from '#web/parts/icon.tsx'
import { Definitions, Listings } from '#web/parts/listing.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useSay, useVoice } from '#web/say/context.tsx'
import type { Told } from '../words.ts'

type Listing = Parameters<typeof FindListing>[0]

export interface OrganisationPageProps {
  readonly here: Listing['here']
  readonly organisation: Organisation
  readonly about: Told | null
  /** Null: it never joined, somebody lists what it does. */
  readonly membership: Membership | null
  readonly offers: { readonly total: number; readonly listings: readonly Listing['listing'][] }
}

/** Who makes the offers, whether anybody checked, and what is on. */
export function OrganisationPage({ here, organisation, about, membership, offers }: OrganisationPageProps) {
  const say = useSay()
  const voiced = useVoice()
  const { formats } = voiced
  const { name, kind, verified, website, email, phone, languages, slug } = organisation
  const query = `host=${encodeURIComponent(slug)}`
  return (
    <article className="page stack">
      <Breadcrumb
        trail={[
          { href: `${here.prefix}/`, label: here.name },
          { href: `${here.prefix}/organisations`, label: say('organisations.all') },
        ]}
      />
      <h1 dir="auto">{name}</h1>
      <p>
        {kind === 'other' ? null : <Tag icon="host">{say(`organisations.kind-${kind}`)}</Tag>}{' '}
        {verified === null ? (
          <Tag icon="info">{say('organisations.not-verified')}</Tag>
        ) : (
          <Tag icon="check" tone="good">
            {say('organisations.verified', { by: verified.by, day: formats.day(verified.on) })}
          </Tag>
        )}
        {membership === null ? null : (
          <>
            {' '}
            <Tag icon="sign" {...(membership.state === 'ended' ? { tone: 'care' as const } : {})}>
              {say(`organisations.membership-${membership.state}`, {
                day: formats.day(membership.state === 'admitted' ? membership.sinceOn : membership.changedOn),
              })}
            </Tag>
          </>
        )}
      </p>
      {membership?.note == null ? null : <blockquote dir="auto">{membership.note}</blockquote>}
      {about === null ? null : (
        <p className="lead" lang={about.language} dir="auto">
          {about.text}
        </p>
      )}
      <Definitions
        items={[
          ...(website === null
            ? []
            : [
                {
                  term: say('organisations.website'),
                  icon: 'link' as const,
                  detail: (
                    <a href={website} rel="noopener">
                      {website}
                    </a>
                  ),
                },
              ]),
          ...(email === null
            ? []
            : [
                {
                  term: say('organisations.email'),
                  icon: 'mail' as const,
                  detail: <a href={`mailto:${email}`}>{email}</a>,
                },
              ]),
          ...(phone === null
            ? []
            : [{ term: say('organisations.phone'), icon: 'phone' as const, detail: <bdi>{phone}</bdi> }]),
          ...(languages.length === 0
            ? []
            : [
                {
                  term: say('organisations.languages'),
                  icon: 'language' as const,
                  detail: formats.list(languages.map(formats.languageName)),
                },
              ]),
        ]}
      />
      <section className="stack" aria-labelledby="offers">
        <h2 id="offers">{say('organisations.offers')}</h2>
        {offers.listings.length === 0 ? <p>{say('organisations.offers-none')}</p> : null}
        <Listings>
          {offers.listings.map((listing) => (
            <FindListing key={listing.id} listing={listing} here={here} voiced={voiced} />
          ))}
        </Listings>
        <p className="actions">
          {offers.total > offers.listings.length ? (
            <a href={`${here.prefix}/opportunities?${query}`}>
              {say('organisations.offers-all', { count: offers.total })}
            </a>
          ) : null}
          <a href={`${here.prefix}/opportunities.ics?${query}`} rel="nofollow">
            <Icon name="calendar-add" /> {say('organisations.calendar')}
          </a>
        </p>
      </section>
    </article>
  )
}
