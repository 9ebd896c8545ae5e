import { createElement } from 'react'
import { z } from 'zod'
import { textFor } from '#kernel/local-text.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { OfficeListingsPage, type ListingLine } from '../pages/office-listings.page.tsx'
import { listingsOnAPage, officeListings } from '../queries/office-listings.ts'
import { listingFilters, type OfficeListing } from '../words.ts'
import { hereParams, visit } from './visit.ts'

/** Loose: every address may also bring the reader's language. */
const asked = z.looseObject({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(listingFilters).catch('all'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type ListAsked = Pick<z.output<typeof asked>, 'q' | 'show' | 'page'>

/** The question of a list as the end of its address, only what is not usual. */
export function addressOfList({ q, show, page }: ListAsked): string {
  const parts = new URLSearchParams()
  if (q !== '') parts.set('q', q)
  if (show !== 'all') parts.set('show', show)
  if (page > 1) parts.set('page', String(page))
  return parts.size === 0 ? '' : `?${parts.toString()}`
}

/** The list somebody came from, read anew: what a form brings back is never trusted as an address. */
export const listOf = (back: string): string =>
  addressOfList(asked.parse(Object.fromEntries(new URLSearchParams(back.slice(0, 400)))))

/** A line in the reader's languages. */
export const told = (listing: OfficeListing, languages: readonly string[]): ListingLine => {
  const title = textFor(listing.title, languages)
  return { ...listing, title: title.text, language: title.language }
}

/** All listings of an ecosystem, for those who answer for them. */
export const listingsRoute = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/office/listings',
    { schema: { params: hereParams, querystring: asked }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { q, show } = request.query
      const { listings, total, page, pages } = await officeListings(request.query, here.city)
      const languages = [desk.languageOf(request), ...here.ecosystem.languages]
      const address = (change: Partial<ListAsked>): string =>
        `${here.prefix}/office/listings${addressOfList({ q, show, page, ...change })}`
      return desk.show(request, reply, {
        title: here.say('catalogue.office-listings-title'),
        ecosystem: here.ecosystem,
        noIndex: true,
        body: createElement(OfficeListingsPage, {
          prefix: here.prefix,
          q,
          show,
          today: here.today,
          back: addressOfList({ q, show, page }).slice(1),
          listings: listings.map((listing) => told(listing, languages)),
          tabs: listingFilters.map((filter) => ({ filter, href: address({ show: filter, page: 1 }) })),
          previous: page > 1 ? address({ page: page - 1 }) : null,
          next: page < pages ? address({ page: page + 1 }) : null,
          shown: {
            from: Math.min(total, (page - 1) * listingsOnAPage + 1),
            to: (page - 1) * listingsOnAPage + listings.length,
            of: total,
          },
        }),
      })
    },
  )
}
