import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { courierTodayRoutes } from './routes/courier-today.ts'
import { houseTodayRoutes } from './routes/house-today.ts'
import { myDaysRoutes } from './routes/my-days.ts'
import { remindersRoutes } from './routes/reminders.ts'

/** What is next: for somebody, for a family, and in their calendars. */
export function homeRoutes(app: App, desk: Desk): void {
  myDaysRoutes(app, desk)
  calendarRoutes(app, desk)
  remindersRoutes(app, desk)
  houseTodayRoutes(app, desk)
  courierTodayRoutes(app, desk)
}
