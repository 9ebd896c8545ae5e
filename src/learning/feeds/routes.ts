import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { duplicatesRoutes } from './routes/duplicates.ts'
import { feedRoutes } from './routes/feed.ts'
import { feedsRoutes } from './routes/feeds.ts'
import { importRoutes } from './routes/import.ts'

/** The back office of imports: only for who runs the site. */
export const feedRoomRoutes = (app: App, desk: Desk): void => {
  feedsRoutes(app, desk)
  feedRoutes(app, desk)
  importRoutes(app, desk)
  duplicatesRoutes(app, desk)
}
