import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { areasOfEcosystem, settingsOf } from '#commons/ecosystems'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams } from '#platform/http/visit.ts'
import { keepChoices } from '../commands/keep-choices.ts'
import { RemindersPage } from '../pages/reminders.page.tsx'
import { choicesOfMine } from '../queries/choices-of-mine.ts'
import { choicesForm, homeSettings } from '../words.ts'
import { personHere, type PersonHere } from './here.ts'

const typed = z.object({
  dayBefore: z.string().max(10).optional(),
  hoursBefore: z.string().max(10).default('0'),
  areaId: z.string().max(60).default(''),
})

/** What I am reminded of: everybody for themselves. */
export function remindersRoutes(app: App, desk: Desk): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { by, city, ecosystem, prefix, say }: PersonHere,
    wrong: string | null = null,
  ) => {
    const settings = settingsOf(ecosystem, 'home', homeSettings)
    return desk.show(request, reply, {
      title: say('home.reminders-title'),
      ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(RemindersPage, {
        choices: await choicesOfMine(by.person, settings, city),
        settings,
        areas: (await areasOfEcosystem(city)).map(({ id, name }) => ({ id, name })),
        action: `${prefix}/me/home/reminders`,
        homeHref: `${prefix}/me/home`,
        waysHref: `${prefix}/me/ways`,
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/me/home/reminders',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      return visit && show(request, reply, visit)
    },
  )

  app.post(
    '/:ecosystem/me/home/reminders',
    { schema: { params: hereParams, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const { dayBefore, ...rest } = request.body
      const form = choicesForm.safeParse({ ...rest, dayBefore: dayBefore !== undefined })
      if (!form.success) return show(request, reply, visit, visit.say('home.hours-malformed'))
      const areas = await areasOfEcosystem(visit.city)
      const areaId = areas.some(({ id }) => id === form.data.areaId) ? form.data.areaId : null
      const ask = { personId: visit.by.person, choices: { ...form.data, areaId } }
      const kept = await keepChoices(ask, visit.by, visit.city)
      if (!kept.ok) return desk.answerRefusal(request, reply, kept)
      desk.flash(reply, 'home.saved')
      return reply.redirect(`${visit.prefix}/me/home/reminders`, 303)
    },
  )
}
