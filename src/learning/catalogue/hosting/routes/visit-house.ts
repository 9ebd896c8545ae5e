import type { FastifyReply, FastifyRequest } from 'fastify'
import { organisationBySlug, type Organisation } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams } from '#platform/http/visit.ts'
import { z } from 'zod'
import { visit, type Visit } from '../../office/routes/visit.ts'
import { mayHost } from '../../policy.ts'
import { ownOffer, type OwnOfferSeen } from '../queries/own-offer.ts'

export const houseParams = hereParams.extend({ organisation: z.string().max(120) })

/** Who came to which house of theirs; answers itself and gives null where it is none of theirs. */
export async function visitHouse(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<(Visit & { readonly organisation: Organisation }) | null> {
  const here = await visit(desk, request, reply)
  if (!here) return null
  const organisation = await organisationBySlug(here.city, (request.params as { organisation: string }).organisation)
  if (!organisation || !mayHost(here.by, organisation.id)) {
    desk.answerRefusal(request, reply, refuse(organisation ? 'catalogue.not-of-this-house' : 'catalogue.not-here'))
    return null
  }
  return { ...here, organisation }
}

/** Who came to which offer of their house. */
export async function visitOffer(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<(Visit & OwnOfferSeen & { readonly id: Id }) | null> {
  const here = await visit(desk, request, reply)
  if (!here) return null
  const id = (request.params as { id: Id }).id
  const found = await ownOffer(id, here.by, here.city)
  if (!found.ok) {
    desk.answerRefusal(request, reply, found)
    return null
  }
  return { ...here, ...found.value, id }
}
