import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isOfOffice } from '#kernel/actor.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'

/** Asks at every door what the door's own row says: anyone, the operator's session, or a machine's token. */
export function guard(app: App, desk: Desk): void {
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const access = request.routeOptions.config.access
    if (access === 'office' && !isOfOffice(await desk.by(request))) {
      return desk.answerRefusal(request, reply, refuse('main.sign-in-first'))
    }
    if (access === 'token' && !hasToken(request, desk.config.metricsToken)) {
      return desk.answerRefusal(request, reply, refuse('main.not-yours'))
    }
    return undefined
  })
}

/** Without a configured token the door stays shut. */
function hasToken(request: FastifyRequest, expected: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (expected === undefined || given === undefined) return false
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
