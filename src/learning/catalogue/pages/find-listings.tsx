import { Listings } from '#web/parts/listing.tsx'
import { Pagination } from '#web/parts/navigation.tsx'
import { FindListing } from './find-listing.tsx'
import type { Voiced } from './sentences.ts'
import type { FindView } from '../words-for-pages.ts'

/** Those with a day first; from–to listings without stated days after them, under a heading that says so. */
export function FindListings({ find, voiced }: { find: FindView; voiced: Voiced }) {
  const { listings, spansFrom, here, links } = find
  const dated = spansFrom === null ? listings : listings.slice(0, spansFrom)
  const spans = spansFrom === null ? [] : listings.slice(spansFrom)
  return (
    <>
      {dated.length === 0 ? null : (
        <Listings>
          {dated.map((listing) => (
            <FindListing key={listing.id} listing={listing} here={here} voiced={voiced} level={2} />
          ))}
        </Listings>
      )}
      {spans.length === 0 ? null : (
        <>
          <h2 className="find-spans">{voiced.say('catalogue.spans-heading')}</h2>
          <p className="hint">{voiced.say('catalogue.spans-hint')}</p>
          <Listings start={dated.length + 1}>
            {spans.map((listing) => (
              <FindListing key={listing.id} listing={listing} here={here} voiced={voiced} />
            ))}
          </Listings>
        </>
      )}
      {listings.length === 0 ? null : <p className="hint">{voiced.say('catalogue.freshness-note')}</p>}
      <Pagination previous={links.first} next={links.next} />
    </>
  )
}
