import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, type Place } from '#commons/families'
import { refuse } from '#kernel/result.ts'
import type { Desk } from '#platform/http/desk.ts'
import { visitTo, type Visit } from '#platform/http/visit.ts'

export type PersonVisit = Visit & { readonly by: Extract<Visit['by'], { kind: 'person' }> }

/** What a form sends, read word by word by its own room. */
export const typed = z
  .record(z.string(), z.union([z.string().max(200), z.array(z.string().max(200)).max(60)]))
  .default({})

/** Somebody who is signed in; whoever is not is answered here, and gets null. */
export const comeIn =
  (desk: Desk) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<PersonVisit | null> => {
    const visit = await visitTo('participation.not-here', desk, request, reply)
    if (!visit) return null
    const { by } = visit
    if (by.kind === 'person') return { ...visit, by }
    desk.answerRefusal(request, reply, refuse('participation.not-yours'))
    return null
  }

/** The law and the clock of a place, as families ask for them. */
export const placeOf = ({ ecosystem }: Pick<Visit, 'ecosystem'>): Place => ({
  settings: settingsOf(ecosystem, 'families', familiesSettings),
  timeZone: ecosystem.timeZone,
})
