import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Desk } from '#platform/http/desk.ts'
import { visitTo, type Visit } from '#platform/http/visit.ts'

export { hereParams, oneParams, type Visit } from '#platform/http/visit.ts'

export const visit = (desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<Visit | null> =>
  visitTo('feeds.not-here', desk, request, reply)

/** Characters of a table that is pasted into a form's field. */
export const longestTable = 4_000_000
