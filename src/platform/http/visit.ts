import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '#kernel/actor.ts'
import { isId } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { CityHere, Desk } from './desk.ts'
import { prefixFor } from './prefix.ts'

export const hereParams = z.object({ ecosystem: z.string().max(60) })
export const oneParams = hereParams.extend({ id: z.string().refine(isId) })

export interface Visit extends CityHere {
  readonly by: Actor
  readonly prefix: string
  readonly say: ReturnType<Desk['sayFor']>
}

/**
 * Who came to which ecosystem; answers itself and gives null when there is none of that name.
 * @param notHere the room's own refusal for that
 */
export async function visitTo(
  notHere: string,
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Visit | null> {
  const found = await desk.cityBySlug((request.params as { ecosystem: string }).ecosystem)
  if (!found) {
    desk.answerRefusal(request, reply, refuse(notHere))
    return null
  }
  return {
    ...found,
    by: await desk.by(request),
    prefix: prefixFor(request, found.ecosystem),
    say: desk.sayFor(request),
  }
}
