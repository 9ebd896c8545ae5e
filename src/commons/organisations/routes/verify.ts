import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { dayIn, isDay } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { verifyOrganisation } from '../commands/verify-organisation.ts'
import { organisationById } from '../queries/organisation-by-id.ts'
import type { Organisation } from '../words.ts'
import type { Shown } from './office-organisations.ts'

const one = z.object({ ecosystem: z.string().max(60), id: z.string().refine(isId) })
const said = z.object({ by: z.string().default(''), on: z.string().default('') })
const longestName = 120

type ShowOne = (
  request: FastifyRequest,
  reply: FastifyReply,
  found: CityHere,
  known: Organisation,
  shown: Shown,
  status: number,
) => FastifyReply

/** Somebody looked whether an organisation is who it says it is: who, and on which day; and how that is taken back. */
export const verifyRoutes = (app: App, desk: Desk, showOne: ShowOne): void => {
  app.post(
    '/:ecosystem/office/organisations/:id/verify',
    { schema: { params: one, body: said.default({ by: '', on: '' }) }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const organisationId = request.params.id as Id
      const known = found && (await organisationById(found.city, organisationId))
      if (!found || !known) return desk.answerRefusal(request, reply, refuse('organisations.not-here'))
      const verifying = { by: request.body.by.trim(), on: request.body.on.trim() }
      const { by, on } = verifying
      const today = dayIn(found.ecosystem.timeZone, desk.clock.now())
      const wrong = [
        ...(by === '' || by.length > longestName ? [{ name: 'by', because: 'organisations.wrong-by' }] : []),
        ...(isDay(on) && on <= today ? [] : [{ name: 'on', because: 'organisations.wrong-on' }]),
      ]
      if (wrong.length > 0 || !isDay(on)) return showOne(request, reply, found, known, { verifying, wrong }, 400)
      const verified = await verifyOrganisation(
        { organisationId, verified: { by, on } },
        await desk.by(request),
        found.city,
      )
      if (!verified.ok) return desk.answerRefusal(request, reply, verified)
      desk.flash(reply, 'organisations.is-verified')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/organisations/${organisationId}`, 303)
    },
  )

  app.post(
    '/:ecosystem/office/organisations/:id/take-back',
    { schema: { params: one }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('organisations.not-here'))
      const organisationId = request.params.id as Id
      const done = await verifyOrganisation({ organisationId, verified: null }, await desk.by(request), found.city)
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      desk.flash(reply, 'organisations.verification-taken-back')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/organisations/${organisationId}`, 303)
    },
  )
}
