import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { writeOpportunity } from '../../commands/write-opportunity.ts'
import { daysOffHere } from '../../rules/days-off.ts'
import { lastWritten, offerToType, type OfferToEdit } from '../../writing/queries/offer-to-type.ts'
import { actOnForm, idIn, postedOffer, showForm, type Writing } from '../../writing/routes/offer-form.ts'
import { emptyOffer, typedOffer, type TypingRoom } from '../../writing/rules/typed-offer.ts'
import { waitsOfListing } from '../queries/waits-of-listing.ts'
import { hereParams, oneParams, visit, type Visit } from './visit.ts'

/** Loose: every address may also bring the reader's language. */
const copying = z.looseObject({ copy: z.string().max(60).catch('') })

/** An offer written by the office for whom it names: form, what a visitor will see, and only then public. */
export const writeOfferRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/office/listings/new',
    { schema: { params: hereParams, querystring: copying }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { copy } = request.query
      const from = copy === 'last' ? await lastWritten(here.city) : isId(copy) ? copy : null
      const found = from === null ? null : await offerToType(from, here.city)
      const typed = found?.ok ? typedOffer(found.value, roomOf(here)) : emptyOffer()
      return showForm(desk, request, reply, newOne(here), typed)
    },
  )

  app.post(
    '/:ecosystem/office/listings/new',
    { schema: { params: hereParams, body: postedOffer }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      return actOnForm(desk, request, reply, newOne(here, idIn(request.body)), request.body)
    },
  )

  app.get(
    '/:ecosystem/office/listings/:id/edit',
    { schema: { params: oneParams }, config: { access: 'office' } },
    async (request, reply) => {
      const writing = await editing(desk, request, reply, request.params.id)
      if (!writing) return reply
      return showForm(desk, request, reply, writing, typedOffer(writing.before, roomOf(writing.here)))
    },
  )

  app.post(
    '/:ecosystem/office/listings/:id/edit',
    { schema: { params: oneParams, body: postedOffer }, config: { access: 'office' } },
    async (request, reply) => {
      const writing = await editing(desk, request, reply, request.params.id)
      return writing ? actOnForm(desk, request, reply, writing, request.body) : reply
    },
  )
}

const roomOf = ({ ecosystem }: Visit): TypingRoom => ({
  languages: ecosystem.languages,
  houses: [],
  daysOff: daysOffHere(ecosystem).flatMap(({ days }) => days),
})

function ofOffice(here: Visit, id: Id, before: OfferToEdit | null): Writing {
  const { prefix, city, by, say } = here
  const listings = `${prefix}/office/listings`
  const one = `${listings}/${id}`
  const isNew = before === null
  const trail = [{ href: listings, label: say('catalogue.office-listings-title') }]
  const written = { to: one, say: isNew ? 'catalogue.offer-published' : 'catalogue.offer-changed' }
  return {
    here,
    id,
    before,
    action: isNew ? `${listings}/new` : `${one}/edit`,
    trail: isNew ? trail : [...trail, { href: one, label: say('catalogue.office-this-listing') }],
    copyHref: isNew ? `${listings}/new?copy=last` : null,
    host: null,
    houses: [],
    keep: null,
    asks: null,
    publish: (draft) => writeOpportunity({ id, isNew, draft }, by, city),
    after: { written, waits: written, kept: written },
  }
}

const newOne = (here: Visit, id: Id | null = null): Writing => ofOffice(here, id ?? here.city.newId(), null)

/** What a feed tells is changed in the feed, or its next import would undo it. */
async function editing(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  id: Id,
): Promise<(Writing & { before: OfferToEdit }) | null> {
  const here = await visit(desk, request, reply)
  if (!here) return null
  const found = await offerToType(id, here.city)
  if (!found.ok || found.value.opportunity.sourceId !== null) {
    desk.answerRefusal(request, reply, found.ok ? refuse('catalogue.owned-by-a-source') : found)
    return null
  }
  const waits = await waitsOfListing(id, here.city)
  return { ...ofOffice(here, id, found.value), before: found.value, waits }
}
