import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId } from '#kernel/id.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { browserName } from '../rules/browser-name.ts'
import { safeNext } from '../rules/safe-next.ts'
import { browserOf, giveSession } from '../routes/browser.ts'
import { tellOwner } from '../commands/tell-owner.ts'
import { secondsOfATicket } from '../tickets/words.ts'
import { addPasskey, askForPasskey } from './commands/add-passkey.ts'
import { removePasskey } from './commands/remove-passkey.ts'
import { askWhichPasskey, usePasskey } from './commands/use-passkey.ts'
import { passkeyAnswer, passkeyCookie } from './words.ts'

const onePasskey = z.object({ passkey: z.string().refine(isId) })

/** Questions and answers between a page's island and the browser's own passkeys; the island goes where `href` says. */
export function passkeyRoutes(app: App, desk: Desk): void {
  const attributes = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: desk.config.origin.startsWith('https:'),
  } as const
  const asks = (reply: FastifyReply, { options, ticket }: { options: unknown; ticket: string }): FastifyReply =>
    reply
      .setCookie(passkeyCookie, ticket, { ...attributes, maxAge: secondsOfATicket['use-passkey'] })
      .header('cache-control', 'no-store')
      .send(options)
  const ticketOf = (request: FastifyRequest, reply: FastifyReply): string | undefined => {
    reply.clearCookie(passkeyCookie, attributes)
    return request.cookies[passkeyCookie]
  }

  app.post('/sign-in/passkey/options', { config: { access: 'anyone' } }, async (_request, reply) =>
    asks(reply, await askWhichPasskey(desk)),
  )

  app.post(
    '/sign-in/passkey',
    { schema: { body: passkeyAnswer }, config: { access: 'anyone' } },
    async (request, reply) => {
      const answer = { answer: request.body.response, ticket: ticketOf(request, reply) }
      const used = await usePasskey(answer, browserOf(request), desk)
      if (!used.ok) return desk.answerRefusal(request, reply, used)
      return giveSession(reply, used.value.session, desk.config).send({ href: safeNext(request.body.next) })
    },
  )

  app.post('/me/passkeys/options', { config: { access: 'account' } }, async (request, reply) => {
    const asked = await askForPasskey((await desk.signedIn(request))!, desk)
    return asked.ok ? asks(reply, asked.value) : desk.answerRefusal(request, reply, asked)
  })

  app.post(
    '/me/passkeys',
    { schema: { body: passkeyAnswer }, config: { access: 'account' } },
    async (request, reply) => {
      const me = (await desk.signedIn(request))!
      const name = browserName(request.headers['user-agent'])
      const given = { answer: request.body.response, ticket: ticketOf(request, reply), name }
      const added = await addPasskey(given, me, desk)
      if (!added.ok) return desk.answerRefusal(request, reply, added)
      await tellOwner(me.account, 'passkey-added', desk)
      desk.flash(reply, 'people.passkey-added')
      return reply.send({ href: '/me/keys' })
    },
  )

  app.post(
    '/me/passkeys/:passkey/remove',
    { schema: { params: onePasskey }, config: { access: 'account' } },
    async (request, reply) => {
      const me = (await desk.signedIn(request))!
      const removed = await removePasskey(request.params.passkey, me, desk)
      if (!removed.ok) return desk.answerRefusal(request, reply, removed)
      await tellOwner(me.account, 'passkey-removed', desk)
      desk.flash(reply, 'people.passkey-removed')
      return reply.redirect('/me/keys', 303)
    },
  )
}
