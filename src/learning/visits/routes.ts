import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { blockedDaysRoutes } from './routes/blocked-days.ts'
import { classRoutes } from './routes/class.ts'
import { hostRoutes } from './routes/host.ts'
import { schoolRoutes } from './routes/school.ts'

/** Whole classes at a house: its own page, the class’s, and the school’s with its plans; and the days on which no class goes. */
export function visitsRoutes(app: App, desk: Desk): void {
  hostRoutes(app, desk)
  classRoutes(app, desk)
  schoolRoutes(app, desk)
  blockedDaysRoutes(app, desk)
}
