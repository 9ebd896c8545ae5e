import type { FastifyReply, FastifyRequest } from 'fastify'
import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, type Place } from '#commons/families'
import { refuse } from '#kernel/result.ts'
import type { Desk, EcosystemFacts } from '#platform/http/desk.ts'
import { visitTo, type Visit } from '#platform/http/visit.ts'

export type PersonHere = Visit & { readonly by: Extract<Visit['by'], { kind: 'person' }> }

/** A person of this place; everybody else is answered, and null. */
export async function personHere(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<PersonHere | null> {
  const visit = await visitTo('home.not-here', desk, request, reply)
  if (!visit) return null
  const { by } = visit
  if (by.kind === 'person') return { ...visit, by }
  desk.answerRefusal(request, reply, refuse('home.not-yours'))
  return null
}

export const placeOf = (ecosystem: EcosystemFacts): Place => ({
  settings: settingsOf(ecosystem, 'families', familiesSettings),
  timeZone: ecosystem.timeZone,
})
