import { createElement } from 'react'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams } from '#platform/http/visit.ts'
import { giveBack } from '../commands/give-back.ts'
import { takeOfferedPlace } from '../commands/take-offered-place.ts'
import { MyPlacesPage } from '../pages/my-places.page.tsx'
import { myPlaces } from '../queries/my-places.ts'
import { comeIn, placeOf } from './come-in.ts'

/** What a family has, waits for and had; where it takes a place that is held, and gives one back. */
export function myPlacesRoutes(app: App, desk: Desk): void {
  const come = comeIn(desk)

  app.get(
    '/:ecosystem/me/taking-part',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { prefix, ecosystem, say, by, city } = visit
      const languages = [desk.languageOf(request), ...ecosystem.languages]
      return desk.show(request, reply, {
        title: say('participation.mine-title'),
        ecosystem,
        noIndex: true,
        body: createElement(MyPlacesPage, { ...(await myPlaces(by, city, placeOf(visit))), prefix, languages }),
      })
    },
  )

  app.post(
    '/:ecosystem/me/taking-part/:id/back',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const back = await giveBack({ entryId: request.params.id }, visit.by, visit.city)
      if (!back.ok) return desk.answerRefusal(request, reply, back)
      desk.flash(reply, 'participation.given-back')
      return reply.redirect(`${visit.prefix}/me/taking-part`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/taking-part/:id/take',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const taken = await takeOfferedPlace({ bookingId: request.params.id }, visit.by, visit.city)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      desk.flash(reply, 'participation.done-confirmed')
      return reply.redirect(`${visit.prefix}/me/taking-part`, 303)
    },
  )
}
