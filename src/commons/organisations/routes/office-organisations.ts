import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { addOrganisation } from '../commands/add-organisation.ts'
import { editOrganisation } from '../commands/edit-organisation.ts'
import { OfficeOrganisationPage, type OfficeOrganisationPageProps } from '../pages/office-organisation.page.tsx'
import { OfficeOrganisationsPage } from '../pages/office-organisations.page.tsx'
import { organisationById } from '../queries/organisation-by-id.ts'
import {
  organisationFilters,
  organisationsForOffice,
  organisationsOnAPage,
} from '../queries/organisations-for-office.ts'
import type { Organisation } from '../words.ts'
import {
  aboutField,
  aboutLanguages,
  postedOrganisation,
  readOrganisation,
  typedOrganisation,
} from './read-organisation.ts'
import { verifyRoutes } from './verify.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const one = here.extend({ id: z.string().refine(isId) })
/** Loose: every address may also bring the reader's language. */
const asked = z.looseObject({
  q: z.string().trim().max(200).catch(''),
  show: z.enum(organisationFilters).catch('all'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

/** What a page of one organisation shows besides what is known of it. */
export type Shown = Partial<Pick<OfficeOrganisationPageProps, 'typed' | 'verifying' | 'wrong'>>

/** Who offers something: list, add, edit, verify. */
export const officeOrganisationsRoutes = (app: App, desk: Desk): void => {
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('organisations.not-here'))

  app.get(
    '/:ecosystem/office/organisations',
    { schema: { params: here, querystring: asked }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { q, show } = request.query
      const { organisations, total, page, pages } = await organisationsForOffice(request.query, found.city)
      const prefix = prefixFor(request, found.ecosystem)
      const address = (filter: string, at: number): string => {
        const parts = new URLSearchParams({
          ...(q === '' ? {} : { q }),
          ...(filter === 'all' ? {} : { show: filter }),
          ...(at > 1 ? { page: String(at) } : {}),
        })
        return `${prefix}/office/organisations${parts.size === 0 ? '' : `?${parts.toString()}`}`
      }
      const from = (page - 1) * organisationsOnAPage
      return desk.show(request, reply, {
        title: desk.sayFor(request)('organisations.office-title'),
        ecosystem: found.ecosystem,
        noIndex: true,
        body: createElement(OfficeOrganisationsPage, {
          prefix,
          q,
          show,
          organisations,
          tabs: organisationFilters.map((filter) => ({ filter, href: address(filter, 1) })),
          previous: page > 1 ? address(show, page - 1) : null,
          next: page < pages ? address(show, page + 1) : null,
          shown: { from: Math.min(total, from + 1), to: from + organisations.length, of: total },
        }),
      })
    },
  )

  const showOne = (
    request: FastifyRequest,
    reply: FastifyReply,
    { ecosystem }: CityHere,
    known: Organisation | null,
    { typed, verifying, wrong = [] }: Shown = {},
    status = 200,
  ): FastifyReply => {
    const languages = aboutLanguages(ecosystem.languages, known)
    return desk.show(request, reply, {
      title: known?.name ?? desk.sayFor(request)('organisations.office-add'),
      ecosystem,
      status,
      noIndex: true,
      body: createElement(OfficeOrganisationPage, {
        prefix: prefixFor(request, ecosystem),
        known,
        languages: languages.map((language) => ({ language, field: aboutField(language, languages) })),
        spoken: ecosystem.languages,
        typed: typed ?? (known ? typedOrganisation(known, languages) : {}),
        verifying: verifying ?? { by: '', on: dayIn(ecosystem.timeZone, desk.clock.now()) },
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/office/organisations/new',
    { schema: { params: here }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? showOne(request, reply, found, null) : notHere(request, reply)
    },
  )

  app.get(
    '/:ecosystem/office/organisations/:id',
    { schema: { params: one }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const known = found && (await organisationById(found.city, request.params.id as Id))
      return found && known ? showOne(request, reply, found, known) : notHere(request, reply)
    },
  )

  const save = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    known: Organisation | null,
    typed: NonNullable<Shown['typed']>,
  ): Promise<FastifyReply> => {
    const read = readOrganisation(typed, aboutLanguages(found.ecosystem.languages, known))
    if (!read.ok) {
      const wrong = read.wrong.map((name) => ({
        name,
        because: `organisations.wrong-${name.startsWith('about') ? 'about' : name}`,
      }))
      return showOne(request, reply, found, known, { typed, wrong }, 400)
    }
    const by = await desk.by(request)
    const saved = known
      ? await editOrganisation({ organisationId: known.id, form: read.form }, by, found.city)
      : await addOrganisation(read.form, by, found.city)
    if (saved.ok) {
      desk.flash(reply, known ? 'organisations.saved' : 'organisations.added', { name: saved.value.name })
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/organisations/${saved.value.id}`, 303)
    }
    if (saved.refusal !== 'organisations.name-taken') return desk.answerRefusal(request, reply, saved)
    const wrong = [{ name: 'name', because: saved.refusal, ...(saved.facts && { facts: saved.facts }) }]
    return showOne(request, reply, found, known, { typed, wrong }, 409)
  }

  app.post(
    '/:ecosystem/office/organisations/new',
    { schema: { params: here, body: postedOrganisation }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? save(request, reply, found, null, request.body) : notHere(request, reply)
    },
  )

  app.post(
    '/:ecosystem/office/organisations/:id',
    { schema: { params: one, body: postedOrganisation }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const known = found && (await organisationById(found.city, request.params.id as Id))
      return found && known ? save(request, reply, found, known, request.body) : notHere(request, reply)
    },
  )

  verifyRoutes(app, desk, showOne)
}
