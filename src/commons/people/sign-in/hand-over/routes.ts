import { randomBytes } from 'node:crypto'
import { createElement } from 'react'
import type { FastifyRequest } from 'fastify'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk, EcosystemFacts } from '#platform/http/desk.ts'
import { browserOf, giveLentSession, giveSession } from '../routes/browser.ts'
import { safeNext } from '../rules/safe-next.ts'
import { giveTicket } from '../tickets/tickets.ts'
import { bindOf, takeOver } from './commands/hand-over.ts'
import { HandOverPage } from './pages/hand-over.page.tsx'
import { asked, carried, handOverCookie } from './words.ts'

/**
 * One sign-in for all hosts. Signing in, passkeys and links live at the configured origin; a place with a host of its own
 * sends people there and takes them over again by a code.
 */
export function handOverRoutes(app: App, desk: Desk): void {
  const { origin } = desk.config
  const { protocol, host: signInHost } = new URL(origin)
  const attributes = { path: '/sign-in', httpOnly: true, sameSite: 'lax', secure: protocol === 'https:' } as const
  const withHost = (host: string): EcosystemFacts | undefined =>
    host === signInHost ? undefined : desk.ecosystems().find((ecosystem) => ecosystem.host === host)
  const isOwnHost = (request: FastifyRequest): boolean => withHost(request.host) !== undefined

  // The pages that only the sign-in's own origin can answer; a form sent there by an own host would lose its cookie.
  app.addHook('onRequest', (request, reply, done) => {
    const path = request.routeOptions.url
    if (request.method !== 'GET' || path === undefined || !isOwnHost(request)) return done()
    if (path === '/sign-in') {
      const { next: typed } = request.query as { readonly next?: unknown }
      const next = safeNext(typeof typed === 'string' ? typed : undefined)
      const kept = randomBytes(32).toString('base64url')
      reply.setCookie(handOverCookie, kept, { ...attributes, maxAge: 900 })
      const over = new URLSearchParams({ to: request.host, bind: bindOf(kept), next })
      return reply.redirect(`${origin}/sign-in/over?${over.toString()}`, 303)
    }
    if (path === '/me/keys' || path === '/me/second' || path === '/sign-in/second')
      return reply.redirect(`${origin}${request.originalUrl}`, 303)
    done()
  })

  app.get('/sign-in/over', { schema: { querystring: asked }, config: { access: 'anyone' } }, async (request, reply) => {
    const { to, bind, next } = request.query
    const ecosystem = withHost(to)
    if (!ecosystem || isOwnHost(request)) return desk.answerRefusal(request, reply, refuse('main.not-here'))
    const me = await desk.signedIn(request)
    if (!me) return reply.redirect(`/sign-in?next=${encodeURIComponent(request.originalUrl)}`, 303)
    const held = { host: to, bind, next: safeNext(next) }
    const code = await giveTicket('hand-over', held, me.session, desk)
    const href = `${protocol}//${to}/sign-in/arrive?code=${code}`
    const place = textFor(ecosystem.name, [desk.languageOf(request)]).text
    // Not a redirect: after a form our own policy lets no browser go on to another host.
    reply.header('refresh', `0; url=${href}`).header('referrer-policy', 'no-referrer')
    return desk.show(request, reply, {
      title: desk.sayFor(request)('people.over-title', { place }),
      noIndex: true,
      body: createElement(HandOverPage, { href, place }),
    })
  })

  app.get(
    '/sign-in/arrive',
    { schema: { querystring: carried }, config: { access: 'anyone' } },
    async (request, reply) => {
      const carriedOver = { code: request.query.code, host: request.host, kept: request.cookies[handOverCookie] }
      reply.clearCookie(handOverCookie, attributes)
      const taken = await takeOver(carriedOver, browserOf(request), desk)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      const { session, isLent, next } = taken.value
      const giving = isLent ? giveLentSession : giveSession
      return giving(reply, session, desk.config).redirect(next, 303)
    },
  )
}
