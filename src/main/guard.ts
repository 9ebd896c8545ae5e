import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isOfOffice } from '#kernel/actor.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { Access, App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { mayAudit } from './privacy/policy.ts'

/**
 * Asks at every door what the door's own row says. Who may do what with which rows is the policy of each slice: the
 * guard only tells strangers from those the door is for.
 */
export function guard(app: App, desk: Desk): void {
  type Done = (fault?: Error) => void
  const ask = async (access: ClosedDoor, request: FastifyRequest, reply: FastifyReply, done: Done): Promise<void> => {
    try {
      const refused = await refusalAt[access](request, desk)
      if (refused === null) done()
      else desk.answerRefusal(request, reply, refused)
    } catch (fault) {
      done(fault as Error)
    }
  }
  app.addHook('onRequest', (request, reply, done) => {
    const access = request.routeOptions.config.access
    // Most doors are anyone's, and whoever only reads should not wait for a turn of the loop.
    if (access === undefined || access === 'anyone') done()
    else void ask(access, request, reply, done)
  })
}

type ClosedDoor = Exclude<Access, 'anyone'>
type Ask = (request: FastifyRequest, desk: Desk) => Promise<Refused<string> | null>

/** 401 until we know who it is; then 403: the same door will not open by signing in again. */
const refusalAt: Readonly<Record<ClosedDoor, Ask>> = {
  account: async (request, desk) => ((await desk.signedIn(request)) === null ? refuse('main.sign-in-first') : null),
  person: async (request, desk) => {
    if ((await desk.by(request)).kind === 'person') return null
    if ((await desk.signedIn(request)) === null) return refuse('main.sign-in-first')
    const { ecosystem = '' } = request.params as { readonly ecosystem?: string }
    return (await desk.cityBySlug(ecosystem)) === null ? refuse('main.not-here') : refuse('main.nobody-here')
  },
  office: async (request, desk) => {
    if (isOfOffice(await desk.by(request))) return null
    return (await desk.signedIn(request)) === null ? refuse('main.sign-in-first') : refuse('main.not-yours')
  },
  audit: async (request, desk) => {
    if (mayAudit(await desk.by(request))) return null
    return (await desk.signedIn(request)) === null ? refuse('main.sign-in-first') : refuse('main.not-yours')
  },
  token: async (request, desk) => (hasToken(request, desk.config.metricsToken) ? null : refuse('main.not-yours')),
}

/** Without a configured token the door stays shut. */
function hasToken(request: FastifyRequest, expected: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (expected === undefined || given === undefined) return false
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
