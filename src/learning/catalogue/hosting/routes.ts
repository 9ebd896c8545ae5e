import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { feedFieldsRoutes } from './routes/feed-fields.ts'
import { ownOffersRoutes } from './routes/own-offers.ts'
import { proposedRoute } from './routes/proposed.ts'
import { stillTrueRoutes } from './routes/still-true.ts'
import { writeOwnRoutes } from './routes/write-own.ts'

/** What the people of a house come for: their offers, their form, and the question whether all is still true. */
export function hostingRoutes(app: App, desk: Desk): void {
  ownOffersRoutes(app, desk)
  writeOwnRoutes(app, desk)
  feedFieldsRoutes(app, desk)
  stillTrueRoutes(app, desk)
  proposedRoute(app, desk)
}
