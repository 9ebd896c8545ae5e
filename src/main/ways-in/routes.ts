import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ecosystemHere, editEcosystem, settingsOf } from '#commons/ecosystems'
import { organisationById, organisationsOfEcosystem } from '#commons/organisations'
import {
  keepProvider,
  needOf,
  providerForm,
  providersHere,
  removeProvider,
  secondFactorNeeds,
  secondFactorSettings,
  staffRoles,
} from '#commons/people'
import { isId } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { hereParams } from '#platform/http/visit.ts'
import { WaysInPage, type WaysInProps } from './ways-in.page.tsx'

const oneProvider = hereParams.extend({ provider: z.string().refine(isId) })
const needs = z.partialRecord(z.enum(staffRoles), z.enum(secondFactorNeeds))
const typed = z.object({
  organisation: z.string().max(40).default(''),
  name: z.string().max(1000).default(''),
  issuer: z.string().max(1000).default(''),
  clientId: z.string().max(1000).default(''),
  clientSecret: z.string().max(2000).default(''),
  domains: z.string().max(3000).default(''),
})
const access = { access: 'office' } as const

/** How people come in to a place: what a second factor is asked of, and which organisations' own sign-in opens it. */
export function waysInRoutes(app: App, desk: Desk): void {
  const no = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('main.not-here'))
  const back = (request: FastifyRequest, reply: FastifyReply, { ecosystem }: CityHere, said: string) => {
    desk.flash(reply, said)
    return reply.redirect(`${prefixFor(request, ecosystem)}/office/sign-in`, 303)
  }

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { city, ecosystem: remembered }: CityHere,
    form: Pick<WaysInProps, 'given' | 'wrong'> = { given: {}, wrong: [] },
  ) => {
    // As it is stored: what is in memory may be a moment behind what was just saved.
    const ecosystem = await city.reading((tx) => ecosystemHere(tx, city))
    const settings = settingsOf(ecosystem, 'second-factor', secondFactorSettings)
    const organisations = await organisationsOfEcosystem(city)
    const names = new Map(organisations.map(({ id, name }) => [id, name]))
    return desk.show(request, reply, {
      title: desk.sayFor(request)('people.ways-title'),
      ecosystem: remembered,
      noIndex: true,
      status: form.wrong.length === 0 ? 200 : 400,
      body: createElement(WaysInPage, {
        action: `${prefixFor(request, remembered)}/office/sign-in`,
        backAt: `${desk.config.origin}/sign-in/openid/back`,
        needs: staffRoles.map((role) => ({ role, need: needOf(role, settings) })),
        organisations: organisations.map(({ id, name }) => ({ id, name })),
        providers: (await providersHere(city)).map((provider) => ({
          ...provider,
          organisation: provider.organisationId === null ? null : (names.get(provider.organisationId) ?? null),
        })),
        ...form,
      }),
    })
  }

  app.get('/:ecosystem/office/sign-in', { schema: { params: hereParams }, config: access }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    return found ? show(request, reply, found) : no(request, reply)
  })

  app.post(
    '/:ecosystem/office/sign-in/second',
    { schema: { params: hereParams, body: needs }, config: access },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return no(request, reply)
      const { city } = found
      const { settings } = await city.reading((tx) => ecosystemHere(tx, city))
      const change = { settings: { ...settings, 'second-factor': { roles: request.body } } }
      const edited = await editEcosystem(change, await desk.by(request), city)
      return edited.ok
        ? back(request, reply, found, 'people.ways-second-saved')
        : desk.answerRefusal(request, reply, edited)
    },
  )

  app.post(
    '/:ecosystem/office/sign-in/providers',
    { schema: { params: hereParams, body: typed }, config: access },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return no(request, reply)
      const { organisation, clientSecret: _unsaid, ...given } = request.body
      const draft = providerForm.safeParse(request.body)
      if (!draft.success) {
        const wrong = [...new Set(draft.error.issues.map(({ path }) => String(path[0])))]
        return show(request, reply, found, { given: { ...given, organisation }, wrong })
      }
      const known = isId(organisation) ? await organisationById(found.city, organisation) : null
      const organisationId = known?.id ?? null
      const ask = { ...draft.data, organisationId }
      const kept = await keepProvider(ask, await desk.by(request), found.city, desk.config)
      if (kept.ok) return back(request, reply, found, 'people.provider-kept')
      return kept.refusal === 'people.provider-not-safe'
        ? show(request, reply, found, { given: { ...given, organisation }, wrong: ['issuer'] })
        : desk.answerRefusal(request, reply, kept)
    },
  )

  app.post(
    '/:ecosystem/office/sign-in/providers/:provider/remove',
    { schema: { params: oneProvider }, config: access },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return no(request, reply)
      const removed = await removeProvider(request.params.provider, await desk.by(request), found.city)
      return removed.ok
        ? back(request, reply, found, 'people.provider-removed')
        : desk.answerRefusal(request, reply, removed)
    },
  )
}
