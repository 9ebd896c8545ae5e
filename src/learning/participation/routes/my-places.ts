import { createElement } from 'react'
import { venuesById } from '#commons/organisations'
import { opportunityById } from '#learning/catalogue'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams } from '#platform/http/visit.ts'
import { giveBack } from '../commands/give-back.ts'
import { takeOfferedPlace } from '../commands/take-offered-place.ts'
import { undoGiveBack } from '../commands/undo-give-back.ts'
import { GiveBackPage } from '../pages/give-back.page.tsx'
import { MyPlacesPage } from '../pages/my-places.page.tsx'
import { calendarOfBooking } from '../present/calendar-of-booking.ts'
import { bookingOfMine, giveBackSeen } from '../queries/booking-of-mine.ts'
import { myPlaces } from '../queries/my-places.ts'
import { comeIn, placeOf } from './come-in.ts'

/** What a family has, waits for and had; where it takes a place that is held, gives one back, and takes that back. */
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

  app.get(
    '/:ecosystem/me/taking-part/:id/calendar.ics',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { ecosystem, by, city } = visit
      const booking = await bookingOfMine(request.params.id, by, city, placeOf(visit))
      if (!booking.ok) return desk.answerRefusal(request, reply, booking)
      const { opportunityId, sessionId } = booking.value.occasion
      const found = await opportunityById(opportunityId, city)
      const venueId = found.ok ? found.value.sessions.find(({ id }) => id === sessionId)?.venueId : null
      const [venue] = venueId ? await venuesById(city, [venueId]) : []
      const origin = new URL(desk.config.origin)
      const address =
        ecosystem.host === null ? `${origin.origin}/${ecosystem.slug}` : `${origin.protocol}//${ecosystem.host}`
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', 'attachment; filename="booking.ics"')
        .type('text/calendar; charset=utf-8')
        .send(
          calendarOfBooking(booking.value, venue ?? null, {
            languages: [desk.languageOf(request), ...ecosystem.languages],
            host: ecosystem.host ?? origin.hostname,
            link: `${address}/me/taking-part`,
            madeAt: city.now(),
          }),
        )
    },
  )

  app.get(
    '/:ecosystem/me/taking-part/:id/back',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { prefix, ecosystem, say, by, city } = visit
      const seen = await giveBackSeen(request.params.id, by, city, placeOf(visit))
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      const mine = `${prefix}/me/taking-part`
      return desk.show(request, reply, {
        title: say('participation.back-title'),
        ecosystem,
        noIndex: true,
        body: createElement(GiveBackPage, {
          seen: seen.value,
          action: `${mine}/${request.params.id}/back`,
          keepHref: mine,
          languages: [desk.languageOf(request), ...ecosystem.languages],
        }),
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
    '/:ecosystem/me/taking-part/:id/undo',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const undone = await undoGiveBack({ entryId: request.params.id }, visit.by, visit.city)
      if (!undone.ok) return desk.answerRefusal(request, reply, undone)
      desk.flash(reply, 'participation.undone')
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
