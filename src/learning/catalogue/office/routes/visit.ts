import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Day } from '#kernel/instant.ts'
import type { Desk } from '#platform/http/desk.ts'
import { visitTo, type Visit as Anybody } from '#platform/http/visit.ts'
import { dayInZone } from '../../rules/day-in-zone.ts'

export { hereParams, oneParams } from '#platform/http/visit.ts'

export interface Visit extends Anybody {
  readonly today: Day
}

export async function visit(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<Visit | null> {
  const come = await visitTo('catalogue.not-here', desk, request, reply)
  return come && { ...come, today: dayInZone(come.city.now(), come.ecosystem.timeZone) }
}
