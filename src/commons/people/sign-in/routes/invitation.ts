import { createElement } from 'react'
import { z } from 'zod'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { isInvitationOpen } from '../../store/invitations.ts'
import { acceptInvitation } from '../commands/accept-invitation.ts'
import { tellOwner } from '../commands/tell-owner.ts'
import { InvitationPage } from '../pages/sign-in.page.tsx'
import { tokenHash } from '../rules/token-hash.ts'
import { linkToken } from '../words.ts'
import { browserOf, giveSession } from './browser.ts'

const here = z.object({ ecosystem: z.string().max(60) })

/** Coming in by an invitation of a place. */
export function invitationRoutes(app: App, desk: Desk): void {
  app.get(
    '/:ecosystem/invitation',
    { schema: { params: here, querystring: linkToken }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { city, ecosystem } = found
      const { token } = request.query
      if (!(await city.reading((tx) => isInvitationOpen(tx, tokenHash(token), city.now()))))
        return desk.answerRefusal(request, reply, refuse('people.link-spent'))
      const place = textFor(ecosystem.name, [desk.languageOf(request)]).text
      return desk.show(request, reply, {
        title: desk.sayFor(request)('people.invitation-title', { place }),
        ecosystem,
        noIndex: true,
        body: createElement(InvitationPage, { token, place, action: `${prefixFor(request, ecosystem)}/invitation` }),
      })
    },
  )

  app.post(
    '/:ecosystem/invitation',
    { schema: { params: here, body: linkToken }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const come = await acceptInvitation(request.body.token, browserOf(request), found.city)
      if (!come.ok) return desk.answerRefusal(request, reply, come)
      for (const account of come.value.beside) await tellOwner(account, 'address-added', desk)
      return giveSession(reply, come.value.session, desk.config).redirect('/me', 303)
    },
  )
}
