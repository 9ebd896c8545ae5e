import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { confirmStillTrue } from '../../commands/confirm-still-true.ts'
import { mergeOpportunities } from '../../commands/merge-opportunities.ts'
import { undoMerge } from '../../commands/undo-merge.ts'
import { withdrawOpportunity } from '../../commands/withdraw-opportunity.ts'
import { OfficeListingPage } from '../pages/office-listing.page.tsx'
import { officeListing } from '../queries/office-listing.ts'
import { officeListings } from '../queries/office-listings.ts'
import { reportsOf } from '../queries/reports.ts'
import { waitsOfListing } from '../queries/waits-of-listing.ts'
import { withdrawalReasons } from '../words.ts'
import { listOf, told } from './listings.ts'
import { hereParams, oneParams, visit, type Visit } from './visit.ts'

/** Loose: every address may also bring the reader's language. */
const sought = z.looseObject({ with: z.string().trim().max(200).catch('') })
const confirming = z.object({ back: z.string().max(400).optional() })
const withdrawing = z.object({ reason: z.enum(withdrawalReasons).catch('not-stated') })
const merging = z.object({ folded: z.string().refine(isId) })
const undoing = hereParams.extend({ merge: z.string().refine(isId) })

/** One listing in the office: confirm, withdraw, put back, merge with another, and undo. */
export const oneListingRoutes = (app: App, desk: Desk): void => {
  const toListing = (here: Visit, id: Id, reply: FastifyReply): FastifyReply =>
    reply.redirect(`${here.prefix}/office/listings/${id}`, 303)

  app.get(
    '/:ecosystem/office/listings/:id',
    { schema: { params: oneParams, querystring: sought }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      return here ? showListing(desk, request, reply, here, request.params.id, request.query.with) : reply
    },
  )

  app.post(
    '/:ecosystem/office/listings/:id/confirm',
    { schema: { params: oneParams, body: confirming.default({}) }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { id } = request.params
      const confirmed = await confirmStillTrue(id, here.by, here.city)
      if (!confirmed.ok) return desk.answerRefusal(request, reply, confirmed)
      desk.flash(reply, 'catalogue.office-confirmed')
      const { back } = request.body
      if (back === undefined) return toListing(here, id, reply)
      return reply.redirect(`${here.prefix}/office/listings${listOf(back)}#listing-${id}`, 303)
    },
  )

  app.post(
    '/:ecosystem/office/listings/:id/withdraw',
    {
      schema: { params: oneParams, body: withdrawing.default({ reason: 'not-stated' }) },
      config: { access: 'office' },
    },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { id } = request.params
      const withdrawn = await withdrawOpportunity({ id, because: request.body.reason }, here.by, here.city)
      if (!withdrawn.ok) return desk.answerRefusal(request, reply, withdrawn)
      desk.flash(reply, 'catalogue.office-withdrawn')
      return toListing(here, id, reply)
    },
  )

  app.post(
    '/:ecosystem/office/listings/:id/restore',
    { schema: { params: oneParams }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { id } = request.params
      const restored = await withdrawOpportunity({ id, because: 'put-back', back: true }, here.by, here.city)
      if (!restored.ok) return desk.answerRefusal(request, reply, restored)
      desk.flash(reply, 'catalogue.office-restored')
      return toListing(here, id, reply)
    },
  )

  app.post(
    '/:ecosystem/office/listings/:id/merge',
    { schema: { params: oneParams, body: merging }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { id: keptId } = request.params
      // Decided by looking, so there are no parts of a score to keep.
      const ask = { keptId, foldedId: request.body.folded as Id, parts: {} }
      const merged = await here.city.transaction((tx) => mergeOpportunities(tx, here.city, ask, here.by))
      if (!merged.ok) return desk.answerRefusal(request, reply, merged)
      desk.flash(reply, 'catalogue.office-merged')
      return toListing(here, keptId, reply)
    },
  )

  app.post(
    '/:ecosystem/office/merges/:merge/undo',
    { schema: { params: undoing }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const mergeId = request.params.merge as Id
      const undone = await here.city.transaction((tx) => undoMerge(tx, here.city, mergeId, here.by))
      if (!undone.ok) return desk.answerRefusal(request, reply, undone)
      desk.flash(reply, 'catalogue.office-merge-undone')
      return toListing(here, undone.value.foldedId, reply)
    },
  )
}

async function showListing(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  here: Visit,
  id: Id,
  words: string,
): Promise<FastifyReply> {
  const found = await officeListing(id, here.city)
  if (!found.ok) return desk.answerRefusal(request, reply, found)
  const languages = [desk.languageOf(request), ...here.ecosystem.languages]
  const { listing, folded, foldedBy } = found.value
  const line = told(listing, languages)
  const others =
    words === '' ? [] : (await officeListings({ q: words, show: 'all', page: 1, but: id }, here.city)).listings
  const reports = await reportsOf(id, here.city)
  return desk.show(request, reply, {
    title: line.title,
    ecosystem: here.ecosystem,
    noIndex: true,
    body: createElement(OfficeListingPage, {
      prefix: here.prefix,
      listing: line,
      folded: folded.map(({ title, ...rest }) => {
        const shown = textFor(title, languages)
        return { ...rest, title: shown.text, language: shown.language }
      }),
      foldedBy,
      words,
      others: others.filter(({ standing }) => standing !== 'folded').map((other) => told(other, languages)),
      reports: reports.length,
      waits: await waitsOfListing(id, here.city),
      today: here.today,
    }),
  })
}
