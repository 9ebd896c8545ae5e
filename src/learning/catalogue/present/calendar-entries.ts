import { instant } from '#kernel/instant.ts'
import type { Calendar, Entry } from '#standards/icalendar/words.ts'
import { addressOfOffer, asWritten, type Offer, type OfferSession, type Publisher } from './offer.ts'

const product = '-//Hedgerow//Learning calendar//EN'
/** Catalogues change a few times a day; asking more often wakes phones for nothing. */
const refreshHours = 6
/** SEQUENCE is a 32-bit number: seconds since this moment, so that a later change always counts higher. */
const sequenceStart = Date.UTC(2020, 0, 1)

export const calendarOf = (name: string, link: string): Calendar => ({
  name,
  description: null,
  product,
  link,
  refreshHours,
})

/**
 * Every session of an offer as one entry; vanished ones are left out, cancelled ones say so. A span is one entry at
 * its start, never a block on each day. Ids stay the same for as long as the session lives.
 */
export function calendarEntries(offer: Offer, publisher: Publisher): Entry[] {
  return offer.sessions.flatMap((one) => (one.session.state === 'lapsed' ? [] : [entryOf(offer, one, publisher)]))
}

function entryOf(
  { opportunity, host, changedAt }: Offer,
  { session, venue }: OfferSession,
  publisher: Publisher,
): Entry {
  return {
    uid: `${session.id}@${publisher.host}`,
    title: asWritten(opportunity.title),
    description: [host.name, asWritten(opportunity.description)].filter((part) => part !== '').join('\n\n'),
    place:
      venue === null ? null : [venue.name, venue.address].filter((part) => part !== null && part !== '').join(', '),
    point: venue?.point ?? null,
    link: addressOfOffer(publisher, opportunity.id),
    categories: opportunity.themes,
    when: session.when,
    timeZone: session.timeZone,
    cancelled: session.state === 'cancelled',
    changedAt: instant(changedAt),
    sequence: Math.max(0, Math.floor((changedAt - sequenceStart) / 1000)),
  }
}
