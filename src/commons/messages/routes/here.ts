import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { Desk } from '#platform/http/desk.ts'

export const here = z.object({ ecosystem: z.string().max(60) })
export const id = z.string().refine(isId)

export const notHere = (desk: Desk, request: FastifyRequest, reply: FastifyReply) =>
  desk.answerRefusal(request, reply, refuse('messages.not-here'))

/** Boxes of a form: none, one or several ticked. */
export const several = z.union([z.string(), z.array(z.string()).max(40)]).transform((value) => [value].flat())
