import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { isId, type Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { familiesSettings, purposes, type Place, type Purpose, type Switch } from '../words.ts'

export const here = z.object({ ecosystem: z.string().max(60) })
export const ofChild = here.extend({ child: z.string().refine(isId) })

/** Organisations are above this room: whoever mounts it says how they are called. */
export type NamesOf = (ids: readonly Id[], city: City) => Promise<Readonly<Record<Id, string>>>

export const placeOf = ({ ecosystem }: CityHere): Place => ({
  settings: settingsOf(ecosystem, 'families', familiesSettings),
  timeZone: ecosystem.timeZone,
})

export const notHere = (desk: Desk, request: FastifyRequest, reply: FastifyReply) =>
  desk.answerRefusal(request, reply, refuse('families.not-here'))

/** The family's language until somebody says another: the one the desk's page speaks, where this place has it. */
export const languageAsked = (desk: Desk, request: FastifyRequest, languages: readonly string[]): string =>
  languages.find((tag) => tag === desk.languageOf(request)) ?? languages[0] ?? 'en'

/** A form of switches: a word for each purpose, or one button for all of them. */
export const switchForm = z.record(z.string().max(40), z.string().max(40)).default({})
export const takeBackForm = z.object({ purpose: z.enum(purposes) })

/** What was chosen; "all" says yes or no to what this speaker decides and leaves what is chosen besides. */
export function chosen(
  body: z.output<typeof switchForm>,
  switches: readonly Switch[],
  speaker: 'self' | 'guardian',
): Partial<Record<Purpose, 'given' | 'refused'>> {
  const mine = switches.filter(({ decider, together }) =>
    speaker === 'guardian' ? decider === 'guardian' : decider === 'young-person' || together,
  )
  return Object.fromEntries(
    mine.flatMap(({ purpose }) => {
      const typed = body[purpose]
      if (typed === 'given' || typed === 'refused') return [[purpose, typed] as const]
      if (body['all'] === 'yes') return [[purpose, 'given'] as const]
      return body['all'] === 'no' ? [[purpose, 'refused'] as const] : []
    }),
  )
}
