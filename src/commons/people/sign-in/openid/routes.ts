import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { unseal } from '#platform/sealing.ts'
import { browserOf, giveLentSession } from '../routes/browser.ts'
import { safeNext } from '../rules/safe-next.ts'
import { secondsOfATicket } from '../tickets/words.ts'
import { giveTicket, takeTicket } from '../tickets/tickets.ts'
import { comeInByOpenid } from './commands/come-in-by-openid.ts'
import { providerPurpose } from './commands/keep-provider.ts'
import { hearFrom, leaveFor } from './speak-openid.ts'
import { loadProviders } from './store.ts'
import { heldOpenid, openidCookie, type Provider } from './words.ts'

const away = z.object({ ecosystem: z.string().max(60), provider: z.string().refine(isId) })
const onward = z.object({ next: z.string().max(2000).optional() })

/** Each journey asks the organisation twice; who only presses the button over and over waits. */
const leaveLimit = { max: 60, timeWindow: '10 minutes' } as const

/** By an organisation's own sign-in: away with three secrets, and back. */
export function openidRoutes(app: App, desk: Desk): void {
  // The way back comes from another site: a strict cookie would stay at home.
  const attributes = {
    path: '/sign-in/openid',
    httpOnly: true,
    sameSite: 'lax',
    secure: desk.config.origin.startsWith('https:'),
  } as const

  const providerAt = async (
    slug: string,
    id: Id,
  ): Promise<{ found: CityHere; provider: Provider; secret: string } | null> => {
    const found = await desk.cityBySlug(slug)
    const provider = found && (await found.city.reading(loadProviders)).find((one) => one.id === id)
    if (!found || !provider) return null
    const secret = unseal(provider.clientSecret, providerPurpose, desk.config.secret)
    if (secret === null) throw new Error('a provider was sealed with another secret than this installation has')
    return { found, provider, secret }
  }
  const failed = (request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply => {
    // Its words alone: what the library holds beside them may be somebody's.
    const because = error instanceof Error ? error.message : String(error)
    desk.log.warn({ reqId: request.id, because }, 'an organisation’s sign-in did not work')
    return desk.answerRefusal(request, reply, refuse('people.openid-failed'))
  }

  app.get(
    '/sign-in/openid/:ecosystem/:provider',
    { schema: { params: away, querystring: onward }, config: { access: 'anyone', rateLimit: { ...leaveLimit } } },
    async (request, reply) => {
      const { ecosystem, provider: id } = request.params
      const at = await providerAt(ecosystem, id)
      if (!at) return desk.answerRefusal(request, reply, refuse('people.provider-not-here'))
      const leaving = await leaveFor({ ...at.provider, secret: at.secret }, desk.config).catch((error: unknown) => {
        failed(request, reply, error)
        return null
      })
      if (leaving === null) return reply
      const { href, ...secrets } = leaving
      const held = { ecosystem, provider: id, next: safeNext(request.query.next), ...secrets }
      return reply
        .setCookie(openidCookie, await giveTicket('openid', held, null, desk), {
          ...attributes,
          maxAge: secondsOfATicket.openid,
        })
        .header('cache-control', 'no-store')
        .redirect(href, 303)
    },
  )

  app.get('/sign-in/openid/back', { config: { access: 'anyone' } }, async (request, reply) => {
    const ticket = await takeTicket('openid', request.cookies[openidCookie], heldOpenid, desk)
    reply.clearCookie(openidCookie, attributes)
    if (!ticket) return desk.answerRefusal(request, reply, refuse('people.openid-failed'))
    const { ecosystem, provider: id, next, ...secrets } = ticket.held
    const at = await providerAt(ecosystem, id as Id)
    if (!at) return desk.answerRefusal(request, reply, refuse('people.provider-not-here'))
    const query = request.originalUrl.split('?')[1] ?? ''
    const told = await hearFrom({ ...at.provider, secret: at.secret }, secrets, query, desk.config).catch(
      (error: unknown) => {
        failed(request, reply, error)
        return null
      },
    )
    if (told === null) return reply
    const come = await comeInByOpenid(at.provider, told, browserOf(request), at.found.city)
    if (!come.ok) {
      const place = textFor(at.found.ecosystem.name, [desk.languageOf(request)]).text
      return desk.answerRefusal(request, reply, refuse(come.refusal, { place, organisation: at.provider.name }))
    }
    return giveLentSession(reply, come.value.session, desk.config).redirect(next, 303)
  })
}
