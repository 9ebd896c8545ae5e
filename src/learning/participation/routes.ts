import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { beforeRoutes } from './routes/before.ts'
import { hostDayRoutes } from './routes/host-day.ts'
import { hostListRoutes } from './routes/host-list.ts'
import { comeWithRoutes } from './routes/come-with.ts'
import { hostPlacesRoutes } from './routes/host-places.ts'
import { myPlacesRoutes } from './routes/my-places.ts'
import { takePartRoutes } from './routes/take-part.ts'

/** Where families ask for places and houses give them. */
export function participationRoutes(app: App, desk: Desk): void {
  hostPlacesRoutes(app, desk)
  hostDayRoutes(app, desk)
  hostListRoutes(app, desk)
  beforeRoutes(app, desk)
  takePartRoutes(app, desk)
  myPlacesRoutes(app, desk)
  comeWithRoutes(app, desk)
}
