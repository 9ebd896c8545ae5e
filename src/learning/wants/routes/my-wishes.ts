import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { areasOfEcosystem, settingsOf } from '#commons/ecosystems'
import { familiesSettings, type Place } from '#commons/families'
import { isId, type Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { refuse, type Result } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { moveWish, rewordWish } from '../commands/change-wish.ts'
import { replyToTrial } from '../commands/reply-to-trial.ts'
import { sayOfFind } from '../commands/say-of-find.ts'
import { MyWishesPage } from '../pages/my-wishes.page.tsx'
import { myWishes } from '../queries/my-wishes.ts'
import { longestInterest, replyForm, wantsSettings } from '../words.ts'
import { typedForm, typedWant, wantTyped } from './typed-want.ts'
import { formShown } from './want-form.ts'

const ofFind = oneParams.extend({ opportunity: z.string().refine(isId) })
const ofTrial = oneParams.extend({ trial: z.string().refine(isId) })
const findForm = z.object({ says: z.enum(['this-is-it', 'not-this', 'told']) })
type Person = Extract<Visit['by'], { kind: 'person' }>
type OwnVisit = Visit & { readonly by: Person }

/** Where a family reads its wishes, changes them, and answers what was found and what a house would try. */
export function myWishesRoutes(app: App, desk: Desk): void {
  const come = async (request: FastifyRequest, reply: FastifyReply): Promise<OwnVisit | null> => {
    const visit = await visitTo('wants.not-here', desk, request, reply)
    if (!visit) return null
    const { by } = visit
    if (by.kind === 'person') return { ...visit, by }
    desk.answerRefusal(request, reply, refuse('wants.not-yours'))
    return null
  }
  const placeOf = ({ ecosystem }: Visit): Place => ({
    settings: settingsOf(ecosystem, 'families', familiesSettings),
    timeZone: ecosystem.timeZone,
  })
  const todayOf = ({ ecosystem, city }: Visit) => dayIn(ecosystem.timeZone, city.now())
  const wishesOf = (visit: OwnVisit) => {
    const { countsFrom } = settingsOf(visit.ecosystem, 'wants', wantsSettings)
    return myWishes(visit.by, visit.city, placeOf(visit), { today: todayOf(visit), countsFrom })
  }
  /** Back to the page it was done on; the refusal where there is one. */
  const answer = (
    request: FastifyRequest,
    reply: FastifyReply,
    { prefix }: Visit,
    done: Result<unknown>,
    flash: string | null,
  ) => {
    if (!done.ok) return desk.answerRefusal(request, reply, done)
    if (flash !== null) desk.flash(reply, flash)
    return reply.redirect(`${prefix}/me/wants`, 303)
  }

  app.get(
    '/:ecosystem/me/wants',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { prefix, ecosystem, city } = visit
      const areas = await areasOfEcosystem(city)
      return desk.show(request, reply, {
        title: visit.say('wants.mine-title'),
        ecosystem,
        noIndex: true,
        body: createElement(MyWishesPage, {
          wishes: await wishesOf(visit),
          prefix,
          origin: ecosystem.host ? `https://${ecosystem.host}` : `${desk.config.origin}/${ecosystem.slug}`,
          areas: new Map(areas.map(({ id, name }) => [id, name])),
          languages: [desk.languageOf(request), ...ecosystem.languages],
        }),
      })
    },
  )

  const action = ({ prefix }: Visit, wishId: Id) => ({
    action: `${prefix}/me/wants/${wishId}`,
    back: `${prefix}/me/wants`,
  })

  app.get(
    '/:ecosystem/me/wants/:id',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const wishId = request.params.id
      const seen = (await wishesOf(visit)).find(({ wish }) => wish.id === wishId)
      if (!seen) return desk.answerRefusal(request, reply, refuse('wants.not-here'))
      return formShown(desk, request, reply, visit, {
        given: wantTyped(seen.want),
        wrong: [],
        people: [],
        rewords: action(visit, wishId),
      })
    },
  )

  app.post(
    '/:ecosystem/me/wants/:id',
    { schema: { params: oneParams, body: typedWant }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const wishId = request.params.id
      const given = request.body
      const again = (because: string, facts: Record<string, string | number>, status: number) =>
        formShown(
          desk,
          request,
          reply,
          visit,
          { given, wrong: [{ name: 'interest', because, facts }], people: [], rewords: action(visit, wishId) },
          status,
        )
      const form = typedForm(given, desk.languageOf(request))
      if (!form.success) return again('wants.wrong-interest', { most: longestInterest }, 400)
      const settings = settingsOf(visit.ecosystem, 'wants', wantsSettings)
      const rewording = { wishId, form: form.data, today: todayOf(visit), settings }
      const done = await rewordWish(rewording, visit.by, visit.city)
      if (!done.ok && /holds|says|already|enough/.test(done.refusal))
        return again(done.refusal, { ...done.facts } as Record<string, string | number>, 422)
      return answer(request, reply, visit, done, 'wants.reworded')
    },
  )

  for (const [word, to] of [
    ['back', 'taken-back'],
    ['again', 'open'],
  ] as const) {
    app.post(
      `/:ecosystem/me/wants/:id/${word}`,
      { schema: { params: oneParams }, config: { access: 'person' } },
      async (request, reply) => {
        const visit = await come(request, reply)
        if (!visit) return
        const { id: wishId } = request.params as { id: Id }
        const done = await moveWish({ wishId, to, today: todayOf(visit) }, visit.by, visit.city)
        return answer(request, reply, visit, done, to === 'open' ? 'wants.signed' : 'wants.is-taken-back')
      },
    )
  }

  app.post(
    '/:ecosystem/me/wants/:id/finds/:opportunity',
    { schema: { params: ofFind, body: findForm }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id: wishId, opportunity: opportunityId } = request.params
      const done = await sayOfFind({ wishId, opportunityId, says: request.body.says }, visit.by, visit.city)
      return answer(request, reply, visit, done, null)
    },
  )

  app.post(
    '/:ecosystem/me/wants/:id/trials/:trial',
    { schema: { params: ofTrial, body: replyForm }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id: wishId, trial: trialId } = request.params
      const done = await replyToTrial({ trialId, wishId, says: request.body.says }, visit.by, visit.city)
      return answer(request, reply, visit, done, null)
    },
  )
}
