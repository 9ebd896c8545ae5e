import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, type Place } from '#commons/families'
import { isId, type Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import type { ReaderHere } from '../present.ts'

export const id = z.string().refine(isId)
export const here = z.object({ ecosystem: z.string().max(60) })
export const paged = z.looseObject({ page: z.coerce.number().int().min(1).max(1_000).catch(1) })

export const placeOf = ({ ecosystem }: CityHere): Place => ({
  settings: settingsOf(ecosystem, 'families', familiesSettings),
  timeZone: ecosystem.timeZone,
})

export const readerOf = (
  desk: Desk,
  request: FastifyRequest,
  { ecosystem }: CityHere,
  organisations: ReadonlyMap<Id, string>,
): ReaderHere => ({
  language: desk.languageOf(request),
  timeZone: ecosystem.timeZone,
  isSouthern: ecosystem.centre !== null && ecosystem.centre.lat < 0,
  organisations,
})

export const notHere = (desk: Desk, request: FastifyRequest, reply: FastifyReply) =>
  desk.answerRefusal(request, reply, refuse('record.not-here'))
