import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, type Place } from '#commons/families'
import { isId } from '#kernel/id.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { visitTo, type Visit } from '#platform/http/visit.ts'

export { hereParams, type Visit } from '#platform/http/visit.ts'

export const ofGroup = z.object({ ecosystem: z.string().max(60), group: z.string().refine(isId) })
export const ofMember = ofGroup.extend({ member: z.string().refine(isId) })

export const visit = (desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<Visit | null> =>
  visitTo('groups.not-here', desk, request, reply)

export const placeOf = ({ ecosystem }: Pick<CityHere, 'ecosystem'>): Place => ({
  settings: settingsOf(ecosystem, 'families', familiesSettings),
  timeZone: ecosystem.timeZone,
})

/** What addresses on paper and in messages begin with. */
export const addressOf = ({ ecosystem, prefix }: Visit, desk: Desk): string =>
  ecosystem.host === null
    ? `${desk.config.origin}/${ecosystem.slug}`
    : `${new URL(desk.config.origin).protocol}//${ecosystem.host}${prefix === '' ? '' : prefix}`
