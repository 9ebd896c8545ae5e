import { createElement } from 'react'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { networks } from '#commons/ecosystems'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk, EcosystemFacts } from '#platform/http/desk.ts'
import { HomePage } from './pages/home.page.tsx'
import { NetworkPage } from './pages/network.page.tsx'
import { toldIn } from './told-in.ts'
import type { EcosystemCard } from './words.ts'

const network = z.object({ network: z.string().max(60) })

/** The installation's own door, and those of the networks on it. */
export const homeRoutes = (app: App, desk: Desk): void => {
  const cardOf = (request: FastifyRequest, ecosystem: EcosystemFacts): EcosystemCard => ({
    href: ecosystem.host === null ? `/${ecosystem.slug}/` : `//${ecosystem.host}/`,
    name: toldIn(desk.languageOf(request))(ecosystem.name),
    purpose: toldIn(desk.languageOf(request))(ecosystem.purpose),
    demonstration: ecosystem.demonstration,
  })

  app.get('/', { config: { access: 'anyone' } }, async (request, reply) => {
    const say = desk.sayFor(request)
    // One that all have left can be joined again in the office; to a visitor it is nothing.
    const all = (await networks(desk.database)).filter(({ ecosystemIds }) => ecosystemIds.length > 0)
    return desk.show(request, reply, {
      title: say('front.home-title'),
      description: say('front.home-lead'),
      body: createElement(HomePage, {
        ecosystems: desk.ecosystems().map((ecosystem) => cardOf(request, ecosystem)),
        networks: all.map(({ slug, name, about, ecosystemIds }) => ({
          href: `/networks/${slug}`,
          name: toldIn(desk.languageOf(request))(name),
          about: toldIn(desk.languageOf(request))(about),
          members: ecosystemIds.length,
        })),
      }),
    })
  })

  app.get(
    '/networks/:network',
    { schema: { params: network }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = (await networks(desk.database)).find(({ slug }) => slug === request.params.network)
      if (!found) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const name = toldIn(desk.languageOf(request))(found.name)
      const members = desk.ecosystems().filter(({ id }) => found.ecosystemIds.includes(id))
      return desk.show(request, reply, {
        title: name.text,
        body: createElement(NetworkPage, {
          name,
          about: toldIn(desk.languageOf(request))(found.about),
          ecosystems: members.map((ecosystem) => cardOf(request, ecosystem)),
        }),
      })
    },
  )
}
