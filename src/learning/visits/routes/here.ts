import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { refuse, type Refused } from '#kernel/result.ts'
import type { Desk } from '#platform/http/desk.ts'
import { visitTo, type Visit } from '#platform/http/visit.ts'

/** A form as a browser sends it: words, and lists where a name comes several times. */
export const typedForm = z
  .record(z.string(), z.union([z.string().max(900), z.array(z.string().max(200)).max(80)]))
  .default({})
export type Typed = z.output<typeof typedForm>

export const malformed = refuse('visits.form-malformed')

/** Somebody signed in, in a place there is; answers itself and gives null where not. */
export async function come(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<Visit | null> {
  const visit = await visitTo('visits.not-here', desk, request, reply)
  if (!visit) return null
  if (visit.by.kind === 'person') return visit
  desk.answerRefusal(request, reply, refuse('visits.not-yours'))
  return null
}

export const listOf = (typed: Typed, name: string): readonly string[] =>
  [typed[name] ?? []].flat().filter((one) => one !== '')

export const oneOf = (typed: Typed, name: string): string => [typed[name] ?? ''].flat()[0] ?? ''

/** What the law says no to on the page itself, where it can be put right. */
export const isForPage = ({ refusal }: Refused<string>): boolean =>
  refusal !== 'visits.not-here' && refusal !== 'visits.not-yours'
