import { validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { findAtOnce, findOpportunities } from '../queries/find-opportunities.ts'
import { questionSchema } from '../rules/question.ts'
import { readSoundQuestion } from '../rules/read-question.ts'
import { snapshotInMemory } from '../snapshot/shelf.ts'
import { answerBytes, serveKeptData } from './answering.ts'
import { answerApi } from './api-words.ts'
import { answerMistakes } from './mistakes.ts'
import type { Whereabouts } from './whereabouts.ts'

export const inEcosystem = z.object({
  ecosystem: z.string().max(40).describe('Slug of an ecosystem, as in its addresses'),
})

/** Proxies may hand the same answer out this long without asking; then they ask whether it is still true. */
const seconds = 60

/** The search everything else is built on, as data. Asked before: written from memory before anything is even parsed. */
export function findApi(app: App, desk: Desk, whereabouts: Whereabouts): void {
  app.get(
    '/api/v1/ecosystems/:ecosystem/opportunities',
    {
      schema: {
        params: inEcosystem,
        querystring: questionSchema,
        response: { 200: answerApi },
        tags: ['opportunities'],
        summary: 'Search what is on offer',
      },
      config: { access: 'anyone' },
      validatorCompiler: (part) => {
        const byWholeSchema = validatorCompiler(part as unknown as Parameters<typeof validatorCompiler>[0])
        if (part.httpPart !== 'querystring') return byWholeSchema
        return (query: unknown) => {
          const question = readSoundQuestion(query)
          return question ? { value: question } : byWholeSchema(query)
        }
      },
      onRequest: (request, reply, done) => {
        const here = whereabouts((request.params as { ecosystem: string }).ecosystem)
        const version = here && snapshotInMemory(here.city)?.version
        if (!version || !serveKeptData(desk, request, reply, version)) done()
      },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      if (!here) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const found = findAtOnce(request.query, here.city) ?? (await findOpportunities(request.query, here.city))
      if (!found.ok) return answerMistakes(desk, request, reply, found)
      const { json, version } = found.value
      return answerBytes(desk, request, reply, {
        body: json,
        version,
        seconds,
        type: 'application/json; charset=utf-8',
      })
    },
  )
}
