import { createElement } from 'react'
import { isMinor } from '#commons/people'
import { textFor } from '#kernel/local-text.ts'
import { dayIn } from '#kernel/instant.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, visitTo } from '#platform/http/visit.ts'
import { BodiesPage } from '../pages/bodies.page.tsx'
import { bodiesSeen, gatesHere } from '../queries/bodies-and-gates.ts'
import { seatsToday } from '../rules/seats-today.ts'

/** Everybody may know who decides here, and how. */
export function bodiesRoutes(app: App, desk: Desk): void {
  app.get(
    '/:ecosystem/bodies',
    { schema: { params: hereParams }, config: { access: 'anyone' } },
    async (request, reply) => {
      const visit = await visitTo('governance.not-here', desk, request, reply)
      if (visit === null) return
      const { city, ecosystem, prefix, say } = visit
      const today = dayIn(ecosystem.timeZone, desk.clock.now())
      const tell = (text: Parameters<typeof textFor>[0]): string => textFor(text, [desk.languageOf(request)]).text
      const bodies = (await bodiesSeen(city)).map(({ id, name, purpose, quorum, seats }) => {
        const held = new Set(seatsToday(seats, today).map((seat) => seat.id))
        return {
          id,
          name: tell(name),
          purpose: tell(purpose),
          quorum,
          seats: seats
            .filter((seat) => held.has(seat.id))
            .map(({ person, ...seat }) => {
              const isShown = person !== null && person.erasedAt === null && !isMinor(person.birth, today)
              return { ...seat, name: isShown ? person.displayName : null }
            }),
        }
      })
      return desk.show(request, reply, {
        title: say('governance.bodies-title'),
        ecosystem,
        body: createElement(BodiesPage, { prefix, bodies, gates: await gatesHere(city) }),
      })
    },
  )
}
