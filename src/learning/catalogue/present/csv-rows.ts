import { addressOfOffer, asWritten, unitsOf, type Offer, type Publisher } from './offer.ts'
import type { Price } from '../words.ts'

/** One row a listing: what a spreadsheet needs to count, sort and call. */
export const csvColumns = [
  'listing_id',
  'opportunity_id',
  'title',
  'host',
  'kind',
  'themes',
  'form',
  'start_date',
  'start_time',
  'end_date',
  'end_time',
  'rule',
  'time_zone',
  'state',
  'venue',
  'address',
  'area',
  'latitude',
  'longitude',
  'online',
  'age_min',
  'age_max',
  'price',
  'price_from',
  'price_to',
  'currency',
  'help_available',
  'pays_participants',
  'provides',
  'access',
  'languages',
  'capacity',
  'places_left',
  'sign_up',
  'verified_by_a_human_on',
  'lapses_on',
  'address_of_page',
] as const

type Cell = string | number | boolean | null

/** Spreadsheets know no lists: values of one cell are parted by "; ". */
export function csvRows(offer: Offer, publisher: Publisher): Cell[][] {
  const { opportunity, host } = offer
  const list = (values: readonly string[]): string => values.join('; ')
  return offer.sessions
    .filter(({ session }) => session.state !== 'lapsed')
    .map(({ session, venue }) => {
      const { when } = session
      return [
        session.id,
        opportunity.id,
        asWritten(opportunity.title),
        host.name,
        opportunity.kind,
        list(opportunity.themes),
        when.form,
        when.startOn,
        when.form === 'span' ? null : when.startTime,
        when.form === 'rule' ? null : when.endOn,
        when.form === 'span' ? null : when.endTime,
        when.form === 'rule' ? when.rule : null,
        session.timeZone,
        session.state,
        venue?.name ?? null,
        venue?.address ?? null,
        venue?.area?.name ?? null,
        venue?.point?.lat ?? null,
        venue?.point?.lon ?? null,
        session.online,
        opportunity.ages.min,
        opportunity.ages.max,
        ...priceCells(opportunity.price),
        opportunity.helpAvailable,
        opportunity.paysParticipants,
        list(opportunity.provides),
        list([...new Set([...opportunity.access, ...(venue?.access ?? [])])]),
        list(opportunity.languages),
        opportunity.capacity,
        opportunity.placesLeft,
        opportunity.signUpLink,
        opportunity.verifiedByAHumanOn,
        opportunity.lapsesOn,
        addressOfOffer(publisher, opportunity.id),
      ]
    })
}

function priceCells(price: Price): [Cell, Cell, Cell, Cell] {
  if (price.kind !== 'paid')
    return [price.kind, price.kind === 'free' ? 0 : null, price.kind === 'free' ? 0 : null, null]
  const { from, to, asWritten: written } = price
  return [written ?? 'paid', from && unitsOf(from), to && unitsOf(to), (from ?? to)?.currency ?? null]
}
