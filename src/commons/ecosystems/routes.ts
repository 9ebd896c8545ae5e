import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { networksRoutes } from './routes/networks.ts'
import { newPlaceRoutes } from './routes/new-place.ts'
import { settingsRoutes } from './routes/settings.ts'

export const ecosystemsRoutes = (app: App, desk: Desk): void => {
  newPlaceRoutes(app, desk)
  settingsRoutes(app, desk)
  networksRoutes(app, desk)
}
