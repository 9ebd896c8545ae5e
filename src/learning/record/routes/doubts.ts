import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { organisationsById } from '#commons/organisations'
import { noteLook } from '#platform/looks/note-looks.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { answerDoubt } from '../commands/answer-doubt.ts'
import { DoubtsPage, type DoubtsPageProps } from '../pages/doubts.page.tsx'
import { factLine } from '../present.ts'
import { doubtsHere } from '../queries/doubts-here.ts'
import { answerForm } from '../words.ts'
import { here, id, notHere, readerOf } from './here.ts'

const typed = z.record(z.string().max(80), z.string().max(1_000)).default({})

const ofAnswer: ReadonlySet<string> = new Set(['record.minutes-too-many', 'record.only-time-is-corrected'])

/** Where whoever leads somewhere looks again at what learners say is written down wrong. */
export function doubtsRoutes(app: App, desk: Desk): void {
  const showDoubts = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    wrong: DoubtsPageProps['wrong'] = null,
  ) => {
    const by = await desk.by(request)
    const doubts = await doubtsHere(by, found.city)
    const ids = [...new Set(doubts.flatMap(({ fact }) => fact.organisationId ?? []))]
    const houses = await found.city.reading((tx) => organisationsById(tx, ids))
    const about = [...new Set(doubts.map(({ doubt }) => doubt.learnerId))]
    await noteLook({ by, about, what: 'record.doubt', because: 'looking-again' }, found.city)
    const reader = readerOf(desk, request, found, new Map(houses.map((one) => [one.id, one.name])))
    return desk.show(request, reply, {
      title: desk.sayFor(request)('record.doubts-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 400,
      body: createElement(DoubtsPage, {
        action: `${prefixFor(request, found.ecosystem)}/me/doubts`,
        toldHref: `${prefixFor(request, found.ecosystem)}/me/told`,
        wrong,
        doubts: doubts.map(({ doubt, fact, name }) => ({
          id: doubt.id,
          name,
          words: doubt.words,
          line: factLine({ fact, state: 'stands' }, reader),
        })),
      }),
    })
  }

  app.get(
    '/:ecosystem/me/doubts',
    { schema: { params: here }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? showDoubts(request, reply, found) : notHere(desk, request, reply)
    },
  )

  // Whoever loads a refused answer again, or comes back to its address, finds what waits.
  app.get(
    '/:ecosystem/me/doubts/:doubt',
    { schema: { params: here.extend({ doubt: id }) }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found
        ? reply.redirect(`${prefixFor(request, found.ecosystem)}/me/doubts`, 303)
        : notHere(desk, request, reply)
    },
  )

  app.post(
    '/:ecosystem/me/doubts/:doubt',
    { schema: { params: here.extend({ doubt: id }), body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const doubtId = request.params.doubt
      const field = (name: string): string | undefined => request.body[`${name}-${doubtId}`]
      const given = { act: field('act'), minutes: field('minutes'), answer: field('answer') }
      const form = answerForm.safeParse(given)
      if (!form.success) return showDoubts(request, reply, found, { because: 'record.answer-wrong', doubtId, ...given })
      const answered = await answerDoubt({ doubtId, form: form.data }, await desk.by(request), found.city)
      // What can be put right in the answer itself is said beside it, with what was typed.
      if (!answered.ok && ofAnswer.has(answered.refusal))
        return showDoubts(request, reply, found, { because: answered.refusal, doubtId, ...given })
      if (!answered.ok) return desk.answerRefusal(request, reply, answered)
      desk.flash(reply, 'record.answered')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/doubts`, 303)
    },
  )
}
