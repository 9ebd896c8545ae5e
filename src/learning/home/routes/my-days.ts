import { createElement } from 'react'
import { settingsOf } from '#commons/ecosystems'
import { answerConsents } from '#commons/families'
import { cataloguePageSettings } from '#learning/catalogue'
import { takeOfferedPlace } from '#learning/participation'
import { dayIn } from '#kernel/instant.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams } from '#platform/http/visit.ts'
import { HomePage } from '../pages/home.page.tsx'
import { homeShown } from '../present/home-shown.ts'
import { daysOfMine } from '../queries/days-of-mine.ts'
import { stillToDoOf } from '../queries/still-to-do-of.ts'
import { whatCame } from '../queries/what-came.ts'
import { personHere, placeOf } from './here.ts'

/** What is next, and the two answers that can be given beside it. */
export function myDaysRoutes(app: App, desk: Desk): void {
  app.get(
    '/:ecosystem/me/home',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const { by, city, ecosystem, prefix, say } = visit
      const seen = await daysOfMine(by, city.now(), city, placeOf(ecosystem))
      return desk.show(request, reply, {
        title: say(seen.isChild ? 'home.child-title' : 'home.title'),
        ecosystem,
        noIndex: true,
        body: createElement(HomePage, {
          seen: homeShown(seen, dayIn(ecosystem.timeZone, city.now())),
          toDo: await stillToDoOf(seen, city, ecosystem.timeZone),
          came: await whatCame(by, { city, ecosystem, place: placeOf(ecosystem) }),
          prefix,
          languages: [desk.languageOf(request), ...ecosystem.languages],
          unit: settingsOf(ecosystem, 'catalogue', cataloguePageSettings).distances,
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/me/home/take/:id',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const taken = await takeOfferedPlace({ bookingId: request.params.id }, visit.by, visit.city)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      desk.flash(reply, 'participation.done-confirmed')
      return reply.redirect(`${visit.prefix}/me/home`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/home/consent/:id',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await personHere(desk, request, reply)
      if (!visit) return
      const { by, city, ecosystem } = visit
      const said = {
        childId: request.params.id,
        speakerId: by.person,
        answers: { 'taking-part': 'given' },
        language: desk.languageOf(request),
        channel: 'screen',
      } as const
      const answered = await answerConsents(said, by, city, placeOf(ecosystem))
      if (!answered.ok) return desk.answerRefusal(request, reply, answered)
      desk.flash(reply, 'home.consent-given')
      return reply.redirect(`${visit.prefix}/me/home`, 303)
    },
  )
}
