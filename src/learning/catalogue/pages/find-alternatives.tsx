import type { ReactNode } from 'react'
import { Chips, SuggestedChip } from '#web/parts/chips.tsx'
import { LinkButton } from '#web/parts/button.tsx'
import { Listings } from '#web/parts/listing.tsx'
import { filterWords } from './find-filters.tsx'
import { FindListing } from './find-listing.tsx'
import type { Voiced } from './sentences.ts'
import type { Alternatives, Here } from '../words-for-pages.ts'

const linkTo = (href: string) => (parts: ReactNode[]) => (
  <a href={href} key={href}>
    {parts}
  </a>
)

export interface FindAlternativesProps {
  readonly alternatives: Alternatives
  readonly total: number
  readonly here: Here
  readonly voiced: Voiced
}

/** Nothing found is where a city learns: which filter to loosen, what is nearest, and a way to tell what was missing. */
export function FindAlternatives({ alternatives, total, here, voiced }: FindAlternativesProps) {
  const { say } = voiced
  const { spelling, loosen, wider, nearest, wantHref } = alternatives
  return (
    <section className="empty-state find-empty" aria-labelledby="find-empty">
      <h2 id="find-empty">{say(total === 0 ? 'catalogue.nothing-found' : 'catalogue.little-found')}</h2>
      {spelling === null ? null : (
        <p>
          {say.rich('catalogue.did-you-mean', {
            link: linkTo(spelling.href),
            words: spelling.text,
            count: spelling.gives,
          })}
        </p>
      )}
      {loosen.length === 0 && wider === null ? null : (
        <>
          <p>{say('catalogue.loosen')}</p>
          <Chips label={say('catalogue.loosen')}>
            {wider === null ? null : (
              <SuggestedChip href={wider.href} gives={say('catalogue.gives', { count: wider.gives })}>
                {say('catalogue.wider', { distance: voiced.formats.distance(wider.km * 1000, here.unit) })}
              </SuggestedChip>
            )}
            {loosen.map((filter) => (
              <SuggestedChip
                key={`${filter.field} ${filter.value}`}
                href={filter.href}
                gives={filter.gives === null ? undefined : say('catalogue.gives', { count: filter.gives })}
              >
                {say('catalogue.without', {
                  // Its words stand in quotes already.
                  filter: filter.field === 'q' ? filter.value : filterWords(filter, voiced),
                })}
              </SuggestedChip>
            ))}
          </Chips>
        </>
      )}
      {nearest.length === 0 ? null : (
        <>
          <h3>{say('catalogue.nearest')}</h3>
          <Listings>
            {nearest.map((listing) => (
              <FindListing key={listing.id} listing={listing} here={here} voiced={voiced} />
            ))}
          </Listings>
        </>
      )}
      <div className="find-want">
        <p>{say('catalogue.tell-city-why')}</p>
        <LinkButton href={wantHref} icon="want" rel="nofollow" weight={total === 0 ? 'main' : 'quiet'}>
          {say('catalogue.tell-city')}
        </LinkButton>
      </div>
    </section>
  )
}
