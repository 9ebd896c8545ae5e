import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { refuse, type Refused, type Result } from '#kernel/result.ts'
import { housesOf } from '#learning/catalogue'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { askToClose } from '../commands/close-draw.ts'
import { announceDraw, cancelDraw, nameSource, releaseRest } from '../commands/lead-draw.ts'
import { makeDraw } from '../commands/make-draw.ts'
import { beginSecondRound, publishRound } from '../commands/publish-round.ts'
import { saySeed } from '../commands/say-seed.ts'
import { DrawLedPage } from '../pages/draw-led.page.tsx'
import { DrawsPage } from '../pages/draws.page.tsx'
import { MakeDrawPage } from '../pages/make-draw.page.tsx'
import { daysToDraw, drawLed, drawsLed } from '../queries/draws-led.ts'
import { drawForm, drawsSettings, seedForm, sourceForm } from '../words.ts'

const typed = z.record(z.string(), z.union([z.string().max(500), z.array(z.string().max(60)).max(400)])).default({})
type Typed = z.output<typeof typed>
const steps = ['announce', 'close', 'source', 'seed', 'publish', 'again', 'release', 'cancel'] as const
const ofStep = oneParams.extend({ step: z.enum(steps) })

/** Where a house or the office makes a draw and leads it from step to step. */
export function leadRoutes(app: App, desk: Desk): void {
  const come = (request: FastifyRequest, reply: FastifyReply) => visitTo('draws.not-here', desk, request, reply)
  const languagesOf = (request: FastifyRequest, { ecosystem }: Visit) => [
    desk.languageOf(request),
    ...ecosystem.languages,
  ]

  app.get(
    '/:ecosystem/host/draws',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { by, city, ecosystem, prefix, say } = visit
      return desk.show(request, reply, {
        title: say('draws.led-title'),
        ecosystem,
        noIndex: true,
        body: createElement(DrawsPage, {
          draws: await drawsLed(by, city),
          prefix,
          timeZone: ecosystem.timeZone,
          led: true,
        }),
      })
    },
  )

  const showForm = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    { body = {}, refused }: { readonly body?: Typed; readonly refused?: Refused<string> } = {},
  ) => {
    const { by, city, ecosystem, prefix, say } = visit
    return desk.show(request, reply, {
      title: say('draws.make'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(MakeDrawPage, {
        days: await daysToDraw(by, city),
        groups: settingsOf(ecosystem, 'draws', drawsSettings).groups,
        action: `${prefix}/host/draws`,
        backHref: `${prefix}/host/draws`,
        // Who leads draws for a whole place has no offers of their own to be led to.
        offersHref: housesOf(by).length === 0 ? null : `${prefix}/host`,
        languages: languagesOf(request, visit),
        wrong: refused ? say(refused.refusal, refused.facts) : null,
        typed: Object.fromEntries(Object.entries(body).flatMap(([k, v]) => (typeof v === 'string' ? [[k, v]] : []))),
        ticked: [body['occasionIds'] ?? []].flat(),
      }),
    })
  }

  app.get(
    '/:ecosystem/host/draws/new',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      return visit && showForm(request, reply, visit)
    },
  )

  app.post(
    '/:ecosystem/host/draws',
    { schema: { params: hereParams, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { body } = request
      const guarantees = Object.entries(body).flatMap(([name, value]) =>
        name.startsWith('guarantee-') && value !== '' ? [[name.slice(10), value]] : [],
      )
      const whole = Object.entries(body).flatMap(([name, value]) =>
        name.startsWith('whole-') && value !== '' ? [[name.slice(6), value]] : [],
      )
      const form = drawForm.safeParse({
        ...body,
        occasionIds: [body['occasionIds'] ?? []].flat(),
        whole: Object.fromEntries(whole),
        guarantees: Object.fromEntries(guarantees),
      })
      if (!form.success) return showForm(request, reply, visit, { body, refused: refuse('draws.malformed') })
      const asked = { form: form.data, language: desk.languageOf(request) }
      const made = await makeDraw(asked, visit.by, visit.city)
      if (!made.ok) return showForm(request, reply, visit, { body, refused: made })
      desk.flash(reply, 'draws.is-prepared')
      return reply.redirect(`${visit.prefix}/host/draws/${made.value}`, 303)
    },
  )

  const showLed = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    { id, refused }: { readonly id: Id; readonly refused?: Refused<string> },
  ) => {
    const { by, city, ecosystem, prefix, say } = visit
    const led = await drawLed(id, by, city, desk.jobs)
    if (!led.ok) return desk.answerRefusal(request, reply, led)
    return desk.show(request, reply, {
      title: led.value.draw.title,
      ecosystem,
      noIndex: true,
      status: refused ? 409 : 200,
      body: createElement(DrawLedPage, {
        led: led.value,
        prefix,
        languages: languagesOf(request, visit),
        wrong: refused ? say(refused.refusal, refused.facts) : null,
      }),
    })
  }

  app.get(
    '/:ecosystem/host/draws/:id',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      return visit && showLed(request, reply, visit, { id: request.params.id })
    },
  )

  type Step = (id: Id, visit: Visit, body: Typed) => Promise<Result<unknown>>
  const take: Readonly<Record<(typeof steps)[number], Step>> = {
    announce: (id, { by, city }) => announceDraw(id, by, city),
    close: (id, { by, city }) => askToClose(id, by, city, desk.jobs),
    source: async (drawId, { by, city }, body) => {
      const form = sourceForm.safeParse(body)
      return form.success ? nameSource({ drawId, form: form.data }, by, city) : refuse('draws.malformed')
    },
    seed: async (drawId, { by, city }, body) => {
      const form = seedForm.safeParse(body)
      return form.success ? saySeed({ drawId, ...form.data }, by, city, desk.jobs) : refuse('draws.malformed')
    },
    publish: (id, { by, city }) => publishRound(id, by, city),
    again: (id, { by, city }) => beginSecondRound(id, by, city, desk.jobs),
    release: (id, { by, city }) => releaseRest(id, by, city),
    cancel: (id, { by, city }) => cancelDraw(id, by, city),
  }

  app.post(
    '/:ecosystem/host/draws/:id/:step',
    { schema: { params: ofStep, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id, step } = request.params
      const taken = await take[step](id, visit, request.body)
      if (!taken.ok) return showLed(request, reply, visit, { id, refused: taken })
      return reply.redirect(`${visit.prefix}/host/draws/${id}`, 303)
    },
  )
}
