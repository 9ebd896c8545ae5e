import type { FastifyRequest } from 'fastify'
import { rolesShownIn, sessionCookie } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Desk } from '#platform/http/desk.ts'
import { officeCookie, officeSessionOf } from '#platform/http/office-session.ts'
import type { Installation } from './installation.ts'

export interface WhoAsks extends Pick<Desk, 'by' | 'signedIn'> {
  /** Does this one hold a role that opens nothing until a second factor is shown? Known once `by` was asked. */
  withheld(request: FastifyRequest): boolean
}

/** Tells who stands at the desk, by the cookies of the request: each look-up once a request. */
export function whoAsks({ database, clock, directory, sessions, actors }: Installation): WhoAsks {
  const withheld = new WeakSet<FastifyRequest>()
  const signedIn = askedOnce(async (request) => {
    const token = request.cookies[sessionCookie]
    const session = token === undefined ? null : await sessions.of(token)
    return session === null ? null : { account: session.accountId, session: session.id, secondAt: session.secondAt }
  })
  const operator = async (request: FastifyRequest): Promise<Actor | null> => {
    const token = request.cookies[officeCookie]
    const session = token === undefined ? null : await officeSessionOf(database.installation, token, clock.now())
    return session === null ? null : { kind: 'operator', session }
  }
  const person = async (request: FastifyRequest): Promise<Actor | null> => {
    const here = directory.bySlug((request.params as { ecosystem?: string } | undefined)?.ecosystem ?? '')
    const who = here ? await signedIn(request) : null
    if (!here || !who) return null
    const actor = await actors.of(who.account, database.city(here.id, here.slug), here.timeZone)
    if (!actor) return null
    const roles = rolesShownIn(here, actor.roles, who.secondAt, clock.now())
    if (roles.length === actor.roles.length) return actor
    withheld.add(request)
    return { ...actor, roles }
  }
  return {
    withheld: (request) => withheld.has(request),
    signedIn,
    by: askedOnce(async (request) => {
      const { access } = request.routeOptions.config
      const asOneself = access === 'person' || access === 'account'
      const [first, second] = asOneself ? [person, operator] : [operator, person]
      return (await first(request)) ?? (await second(request)) ?? { kind: 'visitor' }
    }),
  }
}

/** The guard asks, then the route asks again: one look-up answers both. */
function askedOnce<Answer>(ask: (request: FastifyRequest) => Promise<Answer>): typeof ask {
  const asked = new WeakMap<FastifyRequest, Promise<Answer>>()
  return (request) => {
    const known = asked.get(request) ?? ask(request)
    asked.set(request, known)
    return known
  }
}
