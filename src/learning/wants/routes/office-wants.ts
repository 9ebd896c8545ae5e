import { createElement } from 'react'
import { z } from 'zod'
import { areasOfEcosystem } from '#commons/ecosystems'
import { isId } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { answerWant } from '../commands/answer-want.ts'
import { OfficeWantsPage } from '../pages/office-wants.page.tsx'
import { wantsForOffice } from '../queries/wants-for-office.ts'
import { answerForm } from '../words.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const one = here.extend({ want: z.string().refine(isId) })

/** Where the city reads what people want, and answers. */
export const officeWantsRoutes = (app: App, desk: Desk): void => {
  const todayOf = ({ ecosystem }: CityHere) => dayIn(ecosystem.timeZone, desk.clock.now())

  app.get(
    '/:ecosystem/office/wants',
    { schema: { params: here }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('wants.not-here'))
      const { city, ecosystem } = found
      const areas = new Map((await areasOfEcosystem(city)).map(({ id, name }) => [id, name]))
      const wants = await wantsForOffice(city, todayOf(found))
      return desk.show(request, reply, {
        title: desk.sayFor(request)('wants.office-title'),
        ecosystem,
        noIndex: true,
        body: createElement(OfficeWantsPage, {
          prefix: prefixFor(request, ecosystem),
          wants: wants.map((want) => ({
            ...want,
            area: want.areaId === null ? null : (areas.get(want.areaId) ?? null),
            answer: want.answer === null ? '' : textFor(want.answer, [desk.languageOf(request)]).text,
          })),
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/office/wants/:want',
    { schema: { params: one, body: z.record(z.string(), z.string().max(4000)) }, config: { access: 'office' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('wants.not-here'))
      const wantId = request.params.want
      const field = (name: string): string => request.body[`${name}-${wantId}`] ?? request.body[name] ?? ''
      const form = answerForm.parse({
        state: field('state'),
        answer: field('answer'),
        language: desk.languageOf(request),
        opportunityIds: field('offers').split(/\s+/).filter(isId),
      })
      const by = await desk.by(request)
      const answered = await answerWant({ wantId, form, today: todayOf(found) }, by, found.city)
      if (!answered.ok) return desk.answerRefusal(request, reply, answered)
      desk.flash(reply, 'wants.office-saved')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/wants`, 303)
    },
  )
}
