import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refused } from '#kernel/result.ts'
import type { Desk } from '#platform/http/desk.ts'
import { sendProblem } from '#platform/http/problems.ts'
import type { CatalogueRefusal } from '../words.ts'

/** Refusals that mean one field of the question could not be understood. */
const fields: Partial<Record<CatalogueRefusal, string>> = {
  'catalogue.unknown-place': 'place',
  'catalogue.unknown-cursor': 'cursor',
}

export const fieldOf = (refusal: CatalogueRefusal): string | null => fields[refusal] ?? null

/** A place nobody knows or a cursor of another order is a mistake in its field: 400, like any that does not parse. */
export function answerMistakes(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  refused: Refused<CatalogueRefusal>,
): FastifyReply {
  const field = fieldOf(refused.refusal)
  if (field === null) return desk.answerRefusal(request, reply, refused)
  const message = desk.sayFor(request)(refused.refusal, refused.facts)
  return sendProblem(reply, {
    type: `${desk.config.origin}/help#main.mistake`,
    title: desk.sayFor(request)('main.mistake'),
    status: 400,
    errors: [{ field, message }],
  })
}
