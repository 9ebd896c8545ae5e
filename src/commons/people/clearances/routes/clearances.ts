import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { holdsRole, isHumanOfOffice, roles } from '#kernel/actor.ts'
import { isId } from '#kernel/id.ts'
import { dayIn, isDay } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { proposeContact, withdrawContact } from '../commands/propose-contact.ts'
import { recordClearance, withdrawClearance } from '../commands/record-clearance.ts'
import { ClearancesPage } from '../pages/clearances.page.tsx'
import { standingsPage } from '../queries/standings-here.ts'
import type { KeptStandings } from '../snapshot/kept-standings.ts'
import { clearanceForm, clearancesSettings } from '../words.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const id = z.string().refine(isId)
const proposed = z.object({ role: z.enum(roles), organisation: z.union([z.literal(''), id]) })
const paged = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) })
const typed = z.record(z.string(), z.string().max(400)).default({})

/** Where a coordinator, or the office, sees who stands without and writes down what was shown. */
export function clearanceRoutes(app: App, desk: Desk, kept: KeptStandings): void {
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('people.not-here'))
  const todayOf = ({ ecosystem }: CityHere) => dayIn(ecosystem.timeZone, desk.clock.now())

  const showStandings = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    { wrong = null, page = 1 }: { readonly wrong?: string | null; readonly page?: number } = {},
  ) => {
    const by = await desk.by(request)
    if (!isHumanOfOffice(by) && !holdsRole(by, 'coordinator')) {
      return desk.answerRefusal(request, reply, refuse('people.not-yours'))
    }
    const seen = await standingsPage({ today: todayOf(found), page }, by, found.city, kept)
    const about = seen.lines.map(({ person }) => person.id)
    await noteLook({ by, about, what: 'people.clearance', because: 'checking-clearances' }, found.city)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('people.clearances-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(ClearancesPage, {
        prefix: prefixFor(request, found.ecosystem),
        jurisdiction: settingsOf(found.ecosystem, 'clearances', clearancesSettings).jurisdiction,
        wrong,
        without: seen.without,
        previous: page === 1 ? null : `?page=${page - 1}`,
        next: seen.isMore ? `?page=${page + 1}` : null,
        lines: seen.lines.map(({ person, role, organisationId, stands, items, clearances, waits }) => ({
          personId: person.id,
          name: person.displayName,
          role,
          organisationId,
          waits: waits && { proposalId: waits.id },
          stands,
          items,
          // The number is written down for an auditor and shown to nobody here.
          clearances: clearances.map(({ id, kind, authority, issuedOn }) => ({ id, kind, authority, issuedOn })),
        })),
      }),
    })
  }

  app.get(
    '/:ecosystem/me/clearances',
    { schema: { params: here, querystring: paged }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? showStandings(request, reply, found, request.query) : notHere(request, reply)
    },
  )

  app.post(
    '/:ecosystem/me/clearances/of/:person',
    { schema: { params: here.extend({ person: z.string().refine(isId) }), body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const personId = request.params.person
      const field = (name: string): string => request.body[`${name}-${personId}`] ?? ''
      const expiresOn = field('expiresOn')
      const form = clearanceForm.safeParse({
        personId,
        kind: field('kind'),
        number: field('number'),
        authority: field('authority'),
        jurisdiction: field('jurisdiction'),
        issuedOn: field('issuedOn'),
        expiresOn: isDay(expiresOn) ? expiresOn : null,
      })
      if (!form.success) return showStandings(request, reply, found, { wrong: 'people.clearance-wrong' })
      const by = await desk.by(request)
      const recorded = await recordClearance({ form: form.data, today: todayOf(found) }, by, found.city)
      if (!recorded.ok && recorded.refusal.startsWith('people.clearance-')) {
        return showStandings(request, reply, found, { wrong: recorded.refusal })
      }
      if (!recorded.ok) return desk.answerRefusal(request, reply, recorded)
      desk.flash(reply, 'people.clearance-saved')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/clearances`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/clearances/of/:person/propose',
    { schema: { params: here.extend({ person: id }), body: proposed }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { role, organisation } = request.body
      const ask = {
        personId: request.params.person,
        role,
        organisationId: organisation === '' ? null : organisation,
      }
      const asked = await proposeContact(ask, await desk.by(request), found.city)
      if (!asked.ok) return desk.answerRefusal(request, reply, asked)
      desk.flash(reply, 'people.contact-proposed')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/clearances`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/clearances/proposals/:proposal/withdraw',
    { schema: { params: here.extend({ proposal: id }) }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const ask = { proposalId: request.params.proposal }
      const withdrawn = await withdrawContact(ask, await desk.by(request), found.city)
      if (!withdrawn.ok) return desk.answerRefusal(request, reply, withdrawn)
      desk.flash(reply, 'people.contact-withdrawn-flash')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/clearances`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/clearances/:clearance/withdraw',
    { schema: { params: here.extend({ clearance: z.string().refine(isId) }) }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const ask = { clearanceId: request.params.clearance }
      const withdrawn = await withdrawClearance(ask, await desk.by(request), found.city)
      if (!withdrawn.ok) return desk.answerRefusal(request, reply, withdrawn)
      desk.flash(reply, 'people.clearance-withdrawn')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/clearances`, 303)
    },
  )
}
