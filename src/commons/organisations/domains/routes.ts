import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, visitTo } from '#platform/http/visit.ts'
import { mayKeepMembership } from '../policy.ts'
import { organisationBySlug } from '../queries/organisation-by-slug.ts'
import { beginProvingAddress, lookForProof } from './commands/prove-address.ts'
import { ProveAddressPage } from './pages/prove-address.page.tsx'
import { proofOfAddress } from './queries.ts'
import { domainOfWebsite } from './rules/domain-of-website.ts'

const ofHouse = hereParams.extend({ organisation: z.string().max(120) })
const pressed = z.object({ act: z.enum(['begin', 'look']).catch('begin') }).default({ act: 'begin' })
/** Each look asks somebody else's servers. */
const lookLimit = { max: 10, timeWindow: '10 minutes' } as const

/** A coordinator proves that the address of the organisation is its own. */
export function proveAddressRoutes(app: App, desk: Desk): void {
  const visit = async (request: FastifyRequest, reply: FastifyReply) => {
    const here = await visitTo('organisations.not-here', desk, request, reply)
    if (!here) return null
    const house = await organisationBySlug(here.city, (request.params as { organisation: string }).organisation)
    if (house && mayKeepMembership(here.by, house.id)) return { ...here, house }
    desk.answerRefusal(request, reply, refuse(house ? 'organisations.not-yours' : 'organisations.not-here'))
    return null
  }

  app.get(
    '/:ecosystem/me/organisations/:organisation/address',
    { schema: { params: ofHouse }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(request, reply)
      if (!here) return reply
      const { house, city, ecosystem, prefix, say } = here
      const domain = domainOfWebsite(house.website)
      const proof = await proofOfAddress(house.id, city)
      return desk.show(request, reply, {
        title: say('organisations.address-title'),
        ecosystem,
        noIndex: true,
        body: createElement(ProveAddressPage, {
          prefix,
          slug: house.slug,
          name: house.name,
          timeZone: ecosystem.timeZone,
          domain,
          proof: proof?.domain === domain ? proof : null,
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/me/organisations/:organisation/address',
    { schema: { params: ofHouse, body: pressed }, config: { access: 'person', rateLimit: { ...lookLimit } } },
    async (request, reply) => {
      const here = await visit(request, reply)
      if (!here) return reply
      const { house, city, by, prefix } = here
      const done =
        request.body.act === 'begin'
          ? await beginProvingAddress(house.id, by, city)
          : await lookForProof(house.id, by, city)
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      return reply.redirect(`${prefix}/me/organisations/${encodeURIComponent(house.slug)}/address`, 303)
    },
  )
}
