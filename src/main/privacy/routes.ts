import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { lookRoutes } from './routes/looks.ts'

/** What everybody may ask of a house that keeps something about them. */
export function privacyRoutes(app: App, desk: Desk): void {
  lookRoutes(app, desk)
}
