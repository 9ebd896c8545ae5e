import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { areasOfEcosystem, settingsOf } from '#commons/ecosystems'
import { venuesLike } from '#commons/organisations'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams } from '#platform/http/visit.ts'
import { keepChoices } from '../commands/keep-choices.ts'
import { RemindersPage, type RemindersProps } from '../pages/reminders.page.tsx'
import { choicesOfMine } from '../queries/choices-of-mine.ts'
import { areasNear } from '../rules/areas-near.ts'
import { choicesForm, homeSettings, type Choices } from '../words.ts'
import { personHere, type PersonHere } from './here.ts'

const typed = z.object({
  dayBefore: z.string().max(10).optional(),
  hoursBefore: z.string().max(10).default('0'),
  areaId: z.string().max(60).default(''),
  near: z.string().max(200).default(''),
})

/** What I am reminded of: everybody for themselves. */
export function remindersRoutes(app: App, desk: Desk): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { by, city, ecosystem, prefix, say }: PersonHere,
    {
      typed: asked = null,
      found = [],
      wrong = null,
    }: { readonly typed?: Choices | null } & Partial<Pick<RemindersProps, 'found' | 'wrong'>> = {},
  ) => {
    const settings = settingsOf(ecosystem, 'home', homeSettings)
    return desk.show(request, reply, {
      title: say('home.reminders-title'),
      ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(RemindersPage, {
        choices: asked ?? (await choicesOfMine(by.person, settings, city)),
        found,
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
      const { dayBefore, near, ...rest } = request.body
      const form = choicesForm.safeParse({ ...rest, dayBefore: dayBefore !== undefined })
      if (!form.success) {
        const wrong = { name: 'hoursBefore', error: visit.say('home.hours-malformed') } as const
        return show(request, reply, visit, { wrong })
      }
      const areas = await areasOfEcosystem(visit.city)
      // What was typed is looked for and forgotten: of it the area alone is kept.
      const found = near.trim() === '' ? [] : areasNear(near, areas, await venuesLike(visit.city, near))
      if (near.trim() !== '' && found.length !== 1) {
        const wrong = found.length > 0 ? null : ({ name: 'near', error: visit.say('home.near-unknown') } as const)
        return show(request, reply, visit, { typed: form.data, found, wrong })
      }
      const chosen = found[0]?.areaId ?? form.data.areaId
      const areaId = areas.some(({ id }) => id === chosen) ? chosen : null
      const ask = { personId: visit.by.person, choices: { ...form.data, areaId } }
      const kept = await keepChoices(ask, visit.by, visit.city)
      if (!kept.ok) return desk.answerRefusal(request, reply, kept)
      desk.flash(reply, 'home.saved')
      return reply.redirect(`${visit.prefix}/me/home/reminders`, 303)
    },
  )
}
