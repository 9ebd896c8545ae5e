import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { answerByLink, withdrawByLink } from '../commands/answer-by-link.ts'
import { ConsentPage } from '../pages/consent.page.tsx'
import { nextQuestion } from '../queries/next-question.ts'
import { askedByLink } from '../queries/consent-link.ts'
import { chosen, here, notHere, placeOf, switchForm, takeBackForm } from './here.ts'

const byToken = here.extend({ token: z.string().max(60) })

/** A link in a message: opening it shows a page and spends nothing; only its buttons act. */
export function consentLinkRoutes(app: App, desk: Desk): void {
  const show = async (
    request: FastifyRequest<{ Params: { token: string } }>,
    reply: FastifyReply,
    found: CityHere,
    wrong: string | null = null,
  ) => {
    const asked = await askedByLink(request.params.token, found.city, placeOf(found))
    if (!asked) return desk.answerRefusal(request, reply, refuse('families.link-spent'))
    const say = desk.sayFor(request)
    const next = asked.isAnswered ? await nextQuestion(request.params.token, found.city, desk.config.secret) : null
    return desk.show(request, reply, {
      title: say('families.consent-title', { season: say(`families.season-${asked.season.name}`) }),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 400,
      body: createElement(ConsentPage, {
        action: `${prefixFor(request, found.ecosystem)}/consent/${request.params.token}`,
        childName: asked.childName,
        switches: asked.switches,
        speaker: 'guardian',
        // Who else spoke is for the family's own page, not for whoever holds a link.
        names: { [asked.guardianId]: asked.guardianName },
        seasonKind: asked.season.name,
        untilOn: asked.season.until,
        isAnswered: asked.isAnswered,
        next:
          next === null
            ? null
            : { name: next.childName, href: `${prefixFor(request, found.ecosystem)}/consent/${next.token}` },
        greets: asked.guardianName,
        trail: [],
        wrong,
      }),
    })
  }
  const back = (request: FastifyRequest<{ Params: { token: string } }>, reply: FastifyReply, found: CityHere) =>
    reply.redirect(`${prefixFor(request, found.ecosystem)}/consent/${request.params.token}`, 303)

  app.get(
    '/:ecosystem/consent/:token',
    { schema: { params: byToken }, config: { access: 'anyone', rateLimit: { max: 30, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? show(request, reply, found) : notHere(desk, request, reply)
    },
  )

  app.post(
    '/:ecosystem/consent/:token',
    { schema: { params: byToken, body: switchForm }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const asked = await askedByLink(request.params.token, found.city, placeOf(found))
      const answers = asked ? chosen(request.body, asked.switches, 'guardian') : {}
      if (asked && Object.keys(answers).length === 0) return show(request, reply, found, 'families.consent-none')
      const ask = { token: request.params.token, answers, language: desk.languageOf(request) }
      const answered = await answerByLink(ask, found.city, placeOf(found))
      if (!answered.ok) return desk.answerRefusal(request, reply, answered)
      desk.flash(reply, 'families.consent-saved')
      return back(request, reply, found)
    },
  )

  app.post(
    '/:ecosystem/consent/:token/back',
    { schema: { params: byToken, body: takeBackForm }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const ask = { token: request.params.token, purpose: request.body.purpose, language: desk.languageOf(request) }
      const taken = await withdrawByLink(ask, found.city, placeOf(found))
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      desk.flash(reply, 'families.consent-taken-back')
      return back(request, reply, found)
    },
  )
}
