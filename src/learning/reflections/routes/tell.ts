import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Id } from '#kernel/id.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams, type Visit } from '#platform/http/visit.ts'
import { openScanner } from '#platform/files/scanner.ts'
import { removeFile, showReflection, takeBackReflection } from '../commands/change-reflection.ts'
import { tellReflection } from '../commands/tell-reflection.ts'
import { AfterPage, type AfterPageProps } from '../pages/after.page.tsx'
import { afterSeen } from '../queries/after-seen.ts'
import { audienceForm, audiences, largestFile, reflectionForm, type Audience } from '../words.ts'
import { linksOf, ofFile, personHere } from './here.ts'
import { readTold } from './read-told.ts'

/** What can be put right in the form itself. */
const ofForm = /^reflections\.(photo|voice|says)-/

/** The page of what comes after one day, and where its learner says how it was. Hang it where forms may bring files. */
export function tellRoutes(app: App, desk: Desk): void {
  const isScanned = openScanner(desk.config) !== null

  app.get(
    '/:ecosystem/me/after/:id',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      return visit && showAfter(desk, request, reply, visit, { entryId: request.params.id })
    },
  )

  app.post(
    '/:ecosystem/me/after/:id',
    {
      schema: { params: oneParams },
      config: { access: 'person', rateLimit: { max: 20, timeWindow: '10 minutes' } },
    },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const { city, by, prefix } = visit
      const entryId = request.params.id
      const { words, files, tooLarge } = await readTold(request)
      const typed = {
        words: (words['words'] ?? '').slice(0, 8_000),
        visibleTo: audiences.find((one) => one === words['visibleTo']) ?? ('family' satisfies Audience),
      }
      const wrong = (refused: Refused<string>) => showAfter(desk, request, reply, visit, { entryId, refused, typed })
      if (tooLarge !== null)
        return wrong(refuse(`reflections.${tooLarge}-too-large`, { megabytes: largestFile[tooLarge] / 1_000_000 }))
      const form = reflectionForm.safeParse({ entryId, ...typed })
      if (!form.success) return wrong(refuse('reflections.says-nothing'))
      const language = desk.languageOf(request)
      const told = await tellReflection({ form: form.data, language, files, isScanned }, by, city, desk.files)
      if (!told.ok && ofForm.test(told.refusal)) return wrong(told)
      if (!told.ok) return desk.answerRefusal(request, reply, told)
      desk.flash(reply, 'reflections.kept')
      return reply.redirect(`${prefix}/me/after/${entryId}`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/after/:id/audience',
    { schema: { params: oneParams, body: audienceForm }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const entryId = request.params.id
      const shown = await showReflection({ entryId, ...request.body }, visit.by, visit.city)
      if (!shown.ok) return desk.answerRefusal(request, reply, shown)
      desk.flash(reply, 'reflections.audience-saved')
      return reply.redirect(`${visit.prefix}/me/after/${entryId}`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/after/:id/take-back',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const entryId = request.params.id
      const gone = await takeBackReflection({ entryId }, visit.by, visit.city, desk.files)
      if (!gone.ok) return desk.answerRefusal(request, reply, gone)
      desk.flash(reply, 'reflections.taken-back')
      return reply.redirect(`${visit.prefix}/me/after/${entryId}`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/after/:id/:kind/remove',
    { schema: { params: ofFile }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const { id: entryId, kind } = request.params
      const gone = await removeFile({ entryId, kind }, visit.by, visit.city, desk.files)
      if (!gone.ok) return desk.answerRefusal(request, reply, gone)
      desk.flash(reply, `reflections.${kind}-removed`)
      return reply.redirect(`${visit.prefix}/me/after/${entryId}`, 303)
    },
  )
}

/** @param more.refused with what was typed, where it could not be taken */
export async function showAfter(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  visit: Visit,
  {
    entryId,
    refused,
    typed = { words: '', visibleTo: 'family' },
  }: {
    readonly entryId: Id
    readonly refused?: Refused<string>
    readonly typed?: Omit<NonNullable<AfterPageProps['wrong']>, 'because'>
  },
) {
  const { by, city, prefix, ecosystem, say } = visit
  const seen = await afterSeen(entryId, by, city)
  if (!seen.ok) return desk.answerRefusal(request, reply, seen)
  const { certificate, isNameShown } = seen.value
  const links = certificate && linksOf(visit, certificate, desk)
  // Only here, and only for whoever says how it was.
  if (seen.value.isOwn) reply.header('permissions-policy', 'camera=(), microphone=(self), payment=(), usb=()')
  return desk.show(request, reply, {
    title: say('reflections.after-title'),
    ecosystem,
    noIndex: true,
    status: refused ? 422 : 200,
    ...(seen.value.isOwn ? { islands: ['record-voice'] } : {}),
    body: createElement(AfterPage, {
      seen: seen.value,
      prefix,
      languages: [desk.languageOf(request), ...ecosystem.languages],
      wrong: refused ? { because: say(refused.refusal, refused.facts), ...typed } : null,
      links: links && { plain: links.plain, named: isNameShown ? links.named : null },
    }),
  })
}
