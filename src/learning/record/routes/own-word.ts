import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Result } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { askForCorrection, takeBackDoubt } from '../commands/ask-for-correction.ts'
import { rewriteOwnWord, takeBackOwnWord, writeGoal } from '../commands/tell-own-word.ts'
import { doubtForm, goalForm, longestWhy, longestWords, visibilities } from '../words.ts'
import { here, id, notHere } from './here.ts'
import { showFact, showRecord } from './show.ts'

const typed = z.record(z.string().max(40), z.string().max(longestWords * 2)).default({})
const ofFact = here.extend({ fact: id })
const words = z.object({ once: id, words: z.string().trim().min(2).max(longestWords) })
const visible = z.object({ once: id, visibility: z.enum(visibilities) })
const takingBack = z.object({ once: id, why: z.string().trim().max(longestWhy).default('') })

/** What a learner writes into their own record. */
export function ownWordRoutes(app: App, desk: Desk): void {
  /** Done, or the law's no; then back to where the record goes on. */
  const answer = async <Value>(
    request: FastifyRequest<{ Params: { ecosystem: string } }>,
    reply: FastifyReply,
    done: Result<Value>,
    { flash, to }: { readonly flash: string; readonly to: (value: Value) => string },
  ) => {
    if (!done.ok) return desk.answerRefusal(request, reply, done)
    const found = await desk.cityBySlug(request.params.ecosystem)
    if (!found) return notHere(desk, request, reply)
    desk.flash(reply, flash)
    return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/record${to(done.value)}`, 303)
  }
  const toFact = ({ factId }: { readonly factId: Id }): string => `/${factId}`

  app.post(
    '/:ecosystem/me/record/goals',
    { schema: { params: here, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const form = goalForm.safeParse(request.body)
      if (!form.success) return showRecord(desk, request, reply, { wrong: { words: request.body['words'] ?? '' } })
      const goal = { form: form.data, language: desk.languageOf(request) }
      const done = await writeGoal(goal, await desk.by(request), found.city)
      return answer(request, reply, done, { flash: 'record.goal-saved', to: () => '' })
    },
  )

  app.post(
    '/:ecosystem/me/record/:fact/words',
    { schema: { params: ofFact, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const form = words.safeParse(request.body)
      const factId = request.params.fact
      if (!found) return notHere(desk, request, reply)
      if (!form.success) return showFact(desk, request, reply, { factId, wrong: 'record.goal-wrong' })
      const ask = { factId, ...form.data, why: desk.sayFor(request)('record.why-rewritten') }
      const done = await rewriteOwnWord(ask, await desk.by(request), found.city)
      return answer(request, reply, done, { flash: 'record.rewritten', to: toFact })
    },
  )

  app.post(
    '/:ecosystem/me/record/:fact/visibility',
    { schema: { params: ofFact, body: visible }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const { visibility, once } = request.body
      const why = desk.sayFor(request)(`record.why-${visibility}`)
      const ask = { factId: request.params.fact, visibility, why, once }
      const done = await rewriteOwnWord(ask, await desk.by(request), found.city)
      return answer(request, reply, done, { flash: `record.made-${visibility}`, to: toFact })
    },
  )

  app.post(
    '/:ecosystem/me/record/:fact/take-back',
    { schema: { params: ofFact, body: takingBack }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const { once, why } = request.body
      const ask = {
        factId: request.params.fact,
        once,
        why: why === '' ? desk.sayFor(request)('record.taken-back') : why,
      }
      const done = await takeBackOwnWord(ask, await desk.by(request), found.city)
      return answer(request, reply, done, { flash: 'record.taken-back', to: () => `/${ask.factId}` })
    },
  )

  app.post(
    '/:ecosystem/me/record/:fact/doubt',
    { schema: { params: ofFact, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const form = doubtForm.safeParse(request.body)
      const factId = request.params.fact
      if (!form.success) return showFact(desk, request, reply, { factId, wrong: 'record.goal-wrong' })
      const done = await askForCorrection({ factId, form: form.data }, await desk.by(request), found.city)
      return answer(request, reply, done, { flash: 'record.ask-sent', to: () => `/${factId}` })
    },
  )

  app.post(
    '/:ecosystem/me/record/doubts/:doubt/take-back',
    { schema: { params: here.extend({ doubt: id }) }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const done = await takeBackDoubt({ doubtId: request.params.doubt }, await desk.by(request), found.city)
      return answer(request, reply, done, { flash: 'record.doubt-gone', to: () => '' })
    },
  )
}
