import { createElement } from 'react'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { isSigned } from '#platform/http/signed-address.ts'
import { hereParams, visit } from '../../office/routes/visit.ts'
import { viewOfDraft } from '../../writing/routes/preview-offer.ts'
import { ProposedPage } from '../pages/proposed.page.tsx'
import { proposedOffer } from '../queries/proposed-offer.ts'

const params = hereParams.extend({ id: z.string().refine(isId) })
const signed = z.looseObject({ until: z.coerce.number().int(), signature: z.string().max(100) })

/** What those who decide read of an offer that nobody else can see yet: its page, by an address signed for them. */
export const proposedRoute = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/offers-proposed/:id',
    { schema: { params, querystring: signed }, config: { access: 'anyone' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { city, ecosystem } = here
      const { id } = request.params
      const { until, signature } = request.query
      const asked = { purpose: 'room', of: [ecosystem.id, `/offers-proposed/${id}`], until: instant(until) }
      const isMine = isSigned(asked, signature, desk.config.secret, desk.clock.now())
      const found = isMine ? await proposedOffer(id as Id, city) : null
      if (!found) return desk.answerRefusal(request, reply, refuse('catalogue.not-here'))
      const { change, offer, hostName } = found
      const languages = [desk.languageOf(request), ...ecosystem.languages]
      const draft = change?.after ?? found.asItIs
      return desk.show(request, reply, {
        title: textFor(draft.title, languages).text,
        ecosystem,
        noIndex: true,
        body: createElement(ProposedPage, {
          thing: await viewOfDraft(desk, request, here, { id: offer.id, draft: { ...draft, hostName } }),
          change,
          languages,
        }),
      })
    },
  )
}
