import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import type { Installation } from '../installation.ts'
import { retentionRules } from '../retention.ts'
import { breachRoutes } from './routes/breaches.ts'
import { forgettingRoutes } from './routes/forgetting.ts'
import { lookRoutes } from './routes/looks.ts'
import { noticeRoutes } from './routes/notice.ts'
import { retentionRoutes } from './routes/retention.ts'

/** What everybody may ask of a house that keeps something about them. */
export function privacyRoutes(app: App, desk: Desk, house: Installation): void {
  lookRoutes(app, desk)
  forgettingRoutes(app, desk)
  noticeRoutes(app, desk)
  breachRoutes(app, desk)
  retentionRoutes(app, desk, retentionRules(house))
}
