import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams } from '#platform/http/visit.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { issueCertificate, showName } from '../commands/issue-certificate.ts'
import { rateAsLearner } from '../commands/rate-day.ts'
import { afterSeen } from '../queries/after-seen.ts'
import { fileSeen } from '../queries/file-seen.ts'
import { nameForm, scoresForm } from '../words.ts'
import { asPdf, ofFile, personHere, printPapers } from './here.ts'
import { showAfter } from './tell.ts'

const typed = z.record(z.string().max(40), z.string().max(200)).default({})
const print = { max: 20, timeWindow: '1 minute' } as const

/** Numbers, paper and files of one day, for whoever had it. */
export function afterRoutes(app: App, desk: Desk): void {
  app.post(
    '/:ecosystem/me/after/:id/rating',
    { schema: { params: oneParams, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const entryId = request.params.id
      const form = scoresForm.safeParse(request.body)
      const refused = refuse('reflections.scores-malformed')
      if (!form.success) return showAfter(desk, request, reply, visit, { entryId, refused })
      const rated = await rateAsLearner({ entryId, scores: form.data }, visit.by, visit.city)
      if (!rated.ok) return desk.answerRefusal(request, reply, rated)
      desk.flash(reply, 'reflections.numbers-saved')
      return reply.redirect(`${visit.prefix}/me/after/${entryId}`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/after/:id/certificate',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const issued = await issueCertificate({ entryId: request.params.id }, visit.by, visit.city)
      if (!issued.ok) return desk.answerRefusal(request, reply, issued)
      desk.flash(reply, 'reflections.certificate-made')
      return reply.redirect(`${visit.prefix}/me/after/${request.params.id}`, 303)
    },
  )

  app.get(
    '/:ecosystem/me/after/:id/certificate.pdf',
    { schema: { params: oneParams }, config: { access: 'person', rateLimit: { ...print } } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const seen = await afterSeen(request.params.id, visit.by, visit.city)
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      const { certificate, name, organisation } = seen.value
      if (!certificate) return desk.answerRefusal(request, reply, refuse('reflections.not-here'))
      const pdf = await printPapers([{ certificate, name }], { ...visit, organisation }, request, desk)
      return asPdf(reply, `certificate-${certificate.number}`, pdf)
    },
  )

  app.post(
    '/:ecosystem/me/after/:id/name',
    { schema: { params: oneParams, body: nameForm }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const entryId = request.params.id
      const show = request.body.show === 'yes'
      const shown = await showName({ entryId, show }, visit.by, visit.city)
      if (!shown.ok) return desk.answerRefusal(request, reply, shown)
      desk.flash(reply, show ? 'reflections.name-said' : 'reflections.name-taken-back')
      return reply.redirect(`${visit.prefix}/me/after/${entryId}`, 303)
    },
  )

  app.get(
    '/:ecosystem/reflections/:id/:kind',
    { schema: { params: ofFile }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const { id: reflectionId, kind } = request.params
      const { by, city } = visit
      const seen = await fileSeen({ reflectionId, kind }, by, city, desk.files)
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      const { content, mediaType, personId, isOfHouse } = seen.value
      if (isOfHouse) {
        const look = { by, about: [personId], what: 'reflections.shown', because: 'shown-by-the-learner' } as const
        await noteLook(look, city)
      }
      const bytes = await buffer(content)
      reply
        .header('content-type', mediaType)
        .header('content-disposition', 'inline')
        .header('cache-control', 'private, no-store')
        // What was taken for a picture and is a page after all runs nothing here.
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('accept-ranges', 'bytes')
      // Some telephones play only what they may ask for piece by piece.
      const range = /^bytes=(\d{1,9})-(\d{0,9})$/.exec(request.headers.range ?? '')
      if (!range) return reply.send(bytes)
      const from = Number(range[1])
      const last = range[2] === '' ? bytes.length - 1 : Math.min(Number(range[2]), bytes.length - 1)
      if (from > last) return reply.code(416).header('content-range', `bytes */${bytes.length}`).send()
      return reply
        .code(206)
        .header('content-range', `bytes ${from}-${last}/${bytes.length}`)
        .send(bytes.subarray(from, last + 1))
    },
  )
}
