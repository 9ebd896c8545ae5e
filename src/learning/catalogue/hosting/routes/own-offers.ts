import { createElement } from 'react'
import type { FastifyReply } from 'fastify'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams, visit, type Visit } from '../../office/routes/visit.ts'
import { housesOf } from '../../standing/policy.ts'
import { confirmHouse } from '../commands/confirm-house.ts'
import { withdrawOwnOffer } from '../commands/withdraw-own-offer.ts'
import { HostPage } from '../pages/host.page.tsx'
import { OwnOfferPage } from '../pages/own-offer.page.tsx'
import { housesAtHome } from '../queries/houses-at-home.ts'
import { whereItWaits } from '../queries/where-it-waits.ts'
import { visitOffer } from './visit-house.ts'

/** A house's offers, and what can be done to each. */
export const ownOffersRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/host',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      if (housesOf(here.by).length === 0)
        return desk.answerRefusal(request, reply, refuse('catalogue.not-of-this-house'))
      const { ecosystem, prefix, say, today } = here
      const languages = [desk.languageOf(request), ...ecosystem.languages]
      return desk.show(request, reply, {
        title: say('catalogue.host-title'),
        ecosystem,
        noIndex: true,
        body: createElement(HostPage, {
          prefix,
          today,
          timeZone: ecosystem.timeZone,
          languages,
          houses: await housesAtHome(here.by, here.city),
        }),
      })
    },
  )

  app.get(
    '/:ecosystem/host/offers/:id',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visitOffer(desk, request, reply)
      if (!here) return reply
      const { ecosystem, prefix, today, line, organisation, proposal, change, overrides, hasDraft } = here
      const languages = [desk.languageOf(request), ...ecosystem.languages]
      const waiting = line.changeWaits ? change : line.standing === 'waiting' ? proposal : null
      const waits = waiting && (await whereItWaits(waiting.id, here.city))
      // The worker is at it: within two seconds an open gate has let it through.
      if (waits?.isOnItsWay) reply.header('refresh', '2')
      return desk.show(request, reply, {
        title: textFor(line.title, languages).text,
        ecosystem,
        noIndex: true,
        body: createElement(OwnOfferPage, {
          prefix,
          today,
          timeZone: ecosystem.timeZone,
          languages,
          line,
          organisation,
          proposal,
          change,
          waits,
          overrides: overrides.length,
          hasDraft,
        }),
      })
    },
  )

  const toOffer = (here: Visit, id: string, reply: FastifyReply): FastifyReply =>
    reply.redirect(`${here.prefix}/host/offers/${id}`, 303)

  for (const act of ['withdraw', 'restore'] as const) {
    app.post(
      `/:ecosystem/host/offers/:id/${act}`,
      { schema: { params: oneParams }, config: { access: 'person' } },
      async (request, reply) => {
        const here = await visitOffer(desk, request, reply)
        if (!here) return reply
        const done = await withdrawOwnOffer({ id: here.id, back: act === 'restore' }, here.by, here.city)
        if (!done.ok) return desk.answerRefusal(request, reply, done)
        const back = here.offer.publication === 'published' ? 'catalogue.office-restored' : 'catalogue.offer-proposed'
        desk.flash(reply, act === 'withdraw' ? 'catalogue.host-withdrawn' : back)
        return toOffer(here, here.id, reply)
      },
    )
  }

  app.post(
    '/:ecosystem/host/offers/:id/still-true',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visitOffer(desk, request, reply)
      if (!here) return reply
      const ask = { organisationId: here.organisation.id, roundId: null, shown: [here.id], stillTrue: [here.id] }
      const confirmed = await confirmHouse(ask, here.by, here.city)
      if (!confirmed.ok) return desk.answerRefusal(request, reply, confirmed)
      desk.flash(reply, 'catalogue.office-confirmed')
      return toOffer(here, here.id, reply)
    },
  )
}
