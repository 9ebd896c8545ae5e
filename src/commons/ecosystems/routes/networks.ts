import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { beginNetwork } from '../commands/begin-network.ts'
import { editNetwork } from '../commands/edit-network.ts'
import { groupInNetwork } from '../commands/group-in-network.ts'
import { leaveNetwork } from '../commands/leave-network.ts'
import { OfficeNetworkPage } from '../pages/office-network.page.tsx'
import { OfficeNetworksPage, type WrongInNetwork } from '../pages/office-networks.page.tsx'
import { networks } from '../queries/networks.ts'
import { slugProposal } from '../rules/slug-proposal.ts'
import type { Network } from '../words.ts'
import { languagesOfNetwork, postedNetwork, readNetwork, typedNetwork, type TypedNetwork } from './read-network-form.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const one = here.extend({ network: z.string().max(60) })

/** The networks an ecosystem is in: begin one, join one, say what it is, leave it. */
export const networksRoutes = (app: App, desk: Desk): void => {
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('ecosystems.not-here'))
  const networkOf = async (slug: string): Promise<Network | null> =>
    (await networks(desk.database)).find((network) => network.slug === slug) ?? null

  const showList = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { ecosystem }: CityHere,
    { typed = {}, wrong = [] }: { typed?: TypedNetwork; wrong?: readonly WrongInNetwork[] } = {},
    status = 200,
  ): Promise<FastifyReply> => {
    const languages = [desk.languageOf(request), ...ecosystem.languages]
    return desk.show(request, reply, {
      title: desk.sayFor(request)('ecosystems.networks-title'),
      ecosystem,
      status,
      noIndex: true,
      body: createElement(OfficeNetworksPage, {
        prefix: prefixFor(request, ecosystem),
        networks: (await networks(desk.database)).map(({ slug, name, ecosystemIds }) => ({
          slug,
          ...textFor(name, languages),
          count: ecosystemIds.length,
          isIn: ecosystemIds.includes(ecosystem.id),
        })),
        languages: ecosystem.languages,
        typed,
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/office/networks',
    { schema: { params: here }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? showList(request, reply, found) : notHere(request, reply)
    },
  )

  app.post(
    '/:ecosystem/office/networks',
    { schema: { params: here, body: postedNetwork }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const typed = request.body
      const field = `name-${found.ecosystem.languages[0]!}`
      const read = readNetwork(typed, found.ecosystem.languages)
      if (!read) {
        const wrong = [{ name: field, because: 'ecosystems.wrong-network-name' }]
        return showList(request, reply, found, { typed, wrong }, 400)
      }
      const slug = slugProposal(read.name.texts[read.name.sourceLanguage]!)
      const begun = await beginNetwork({ slug, ...read }, await desk.by(request), found.city)
      if (!begun.ok) {
        if (!begun.refusal.startsWith('ecosystems.slug-')) return desk.answerRefusal(request, reply, begun)
        const wrong = [{ name: field, because: begun.refusal, facts: { ...begun.facts } }]
        return showList(request, reply, found, { typed, wrong }, begun.refusal === 'ecosystems.slug-taken' ? 409 : 422)
      }
      desk.flash(reply, 'ecosystems.network-is-begun')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/networks`, 303)
    },
  )

  const showOne = (
    request: FastifyRequest,
    reply: FastifyReply,
    { ecosystem }: CityHere,
    network: Network,
    { typed, wrong = [] }: { typed?: TypedNetwork; wrong?: readonly WrongInNetwork[] } = {},
  ): FastifyReply => {
    const name = textFor(network.name, [desk.languageOf(request), ...ecosystem.languages])
    const languages = languagesOfNetwork(ecosystem.languages, network)
    return desk.show(request, reply, {
      title: name.text,
      ecosystem,
      status: wrong.length > 0 ? 400 : 200,
      noIndex: true,
      body: createElement(OfficeNetworkPage, {
        prefix: prefixFor(request, ecosystem),
        slug: network.slug,
        name,
        languages,
        typed: typed ?? typedNetwork(network, languages),
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/office/networks/:network',
    { schema: { params: one }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const network = await networkOf(request.params.network)
      if (!network) return desk.answerRefusal(request, reply, refuse('ecosystems.network-not-here'))
      if (!network.ecosystemIds.includes(found.ecosystem.id)) {
        return desk.answerRefusal(request, reply, refuse('ecosystems.not-in-network'))
      }
      return showOne(request, reply, found, network)
    },
  )

  app.post(
    '/:ecosystem/office/networks/:network',
    { schema: { params: one, body: postedNetwork }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const network = await networkOf(request.params.network)
      if (!network) return desk.answerRefusal(request, reply, refuse('ecosystems.network-not-here'))
      const typed = request.body
      const languages = languagesOfNetwork(found.ecosystem.languages, network)
      const read = readNetwork(typed, languages)
      if (!read) {
        const wrong = [{ name: `name-${languages[0]!}`, because: 'ecosystems.wrong-network-name' }]
        return showOne(request, reply, found, network, { typed, wrong })
      }
      const saved = await editNetwork({ slug: network.slug, ...read }, await desk.by(request), found.city)
      if (!saved.ok) return desk.answerRefusal(request, reply, saved)
      desk.flash(reply, 'ecosystems.saved')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/networks`, 303)
    },
  )

  app.post(
    '/:ecosystem/office/networks/:network/join',
    { schema: { params: one }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const network = await networkOf(request.params.network)
      if (!network) return desk.answerRefusal(request, reply, refuse('ecosystems.network-not-here'))
      const { slug, name, about } = network
      const joined = await groupInNetwork({ slug, name, about }, await desk.by(request), found.city)
      if (!joined.ok) return desk.answerRefusal(request, reply, joined)
      desk.flash(reply, 'ecosystems.network-joined')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/networks`, 303)
    },
  )

  app.post(
    '/:ecosystem/office/networks/:network/leave',
    { schema: { params: one }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const left = await leaveNetwork(request.params.network, await desk.by(request), found.city)
      if (!left.ok) return desk.answerRefusal(request, reply, left)
      desk.flash(reply, 'ecosystems.network-is-left')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/networks`, 303)
    },
  )
}
