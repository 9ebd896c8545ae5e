import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import { readPoint } from '#kernel/place.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { agreementRoutes } from './agreements/routes/agreements.ts'
import { placeVenue } from './commands/place-venue.ts'
import { undoPlaceVenue } from './commands/undo-place-venue.ts'
import { provenAmong } from './domains/queries.ts'
import { proveAddressRoutes } from './domains/routes.ts'
import { OfficeVenuesPage, type OfficeVenuesPageProps } from './pages/office-venues.page.tsx'
import { OrganisationsPage } from './pages/organisations.page.tsx'
import { organisationsListed, organisationsListedAtOnce } from './queries/organisations-listed.ts'
import { venuesPlacedByHand } from './queries/venues-placed-by-hand.ts'
import { venuesWithoutPoint } from './queries/venues-without-point.ts'
import { officeOrganisationsRoutes } from './routes/office-organisations.ts'

const here = z.object({ ecosystem: z.string().max(60) })
/** Loose: every address may also bring the reader's language. */
const asked = z.looseObject({
  q: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
const one = here.extend({ venue: z.string().refine(isId) })
const typed = z.record(z.string(), z.string().max(200)).default({})

export const organisationsRoutes = (app: App, desk: Desk): void => {
  officeOrganisationsRoutes(app, desk)
  proveAddressRoutes(app, desk)
  agreementRoutes(app, desk)
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('organisations.not-here'))

  app.get(
    '/:ecosystem/organisations',
    { schema: { params: here, querystring: asked }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { q } = request.query
      const { byLetter, letters, total, page, pages } = await organisationsListed(request.query, found.city)
      const prefix = prefixFor(request, found.ecosystem)
      const addressOf = (at: number): string => {
        const parts = new URLSearchParams({ ...(q === '' ? {} : { q }), ...(at > 1 ? { page: String(at) } : {}) })
        return `${prefix}/organisations${parts.size === 0 ? '' : `?${parts.toString()}`}`
      }
      const organisations = [...byLetter.values()].flat()
      const from = (page - 1) * organisationsListedAtOnce
      const name = textFor(found.ecosystem.name, [desk.languageOf(request)]).text
      return desk.show(request, reply, {
        title: desk.sayFor(request)('organisations.title', { name }),
        ecosystem: found.ecosystem,
        noIndex: q !== '',
        body: createElement(OrganisationsPage, {
          prefix,
          name,
          q,
          byLetter,
          total,
          letters,
          addressOf,
          paging: {
            previous: page > 1 ? addressOf(page - 1) : null,
            next: page < pages ? addressOf(page + 1) : null,
            shown: { from: from + 1, to: from + organisations.length, of: total },
          },
          proven: await provenAmong(organisations, found.city),
        }),
      })
    },
  )

  const showVenues = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { city, ecosystem }: CityHere,
    wrong: OfficeVenuesPageProps['wrong'] = null,
  ) =>
    desk.show(request, reply, {
      title: desk.sayFor(request)('organisations.venues-title'),
      ecosystem,
      status: wrong === null ? 200 : wrong.because === 'organisations.wrong-point' ? 400 : 422,
      noIndex: true,
      body: createElement(OfficeVenuesPage, {
        prefix: prefixFor(request, ecosystem),
        unplaced: await venuesWithoutPoint(city),
        placedByHand: await venuesPlacedByHand(city),
        wrong,
      }),
    })

  app.get(
    '/:ecosystem/office/venues',
    { schema: { params: here }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? showVenues(request, reply, found) : notHere(request, reply)
    },
  )

  app.post(
    '/:ecosystem/office/venues/:venue/place',
    { schema: { params: one, body: typed }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const venueId = request.params.venue
      const text = request.body[`point-${venueId}`] ?? request.body['point'] ?? ''
      const point = readPoint(text)
      if (point === null) {
        return showVenues(request, reply, found, { venueId, typed: text, because: 'organisations.wrong-point' })
      }
      const by = await desk.by(request)
      const placed = await placeVenue({ venueId, point, centre: found.ecosystem.centre }, by, found.city)
      if (!placed.ok && placed.refusal.startsWith('organisations.point-')) {
        return showVenues(request, reply, found, {
          venueId,
          typed: text,
          because: placed.refusal,
          ...(placed.facts && { facts: placed.facts }),
        })
      }
      if (!placed.ok) return desk.answerRefusal(request, reply, placed)
      desk.flash(reply, 'organisations.placed')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/venues`, 303)
    },
  )

  app.post(
    '/:ecosystem/office/venues/:venue/undo',
    { schema: { params: one }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const by = await desk.by(request)
      const undone = await undoPlaceVenue(request.params.venue, by, found.city)
      if (!undone.ok) return desk.answerRefusal(request, reply, undone)
      desk.flash(reply, 'organisations.place-undone')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/venues`, 303)
    },
  )
}

export { joiningRoutes } from './routes/joining.ts'
