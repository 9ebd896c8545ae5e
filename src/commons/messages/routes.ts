import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { inboundRoutes } from './routes/inbound.ts'
import { inboxRoutes } from './routes/inbox.ts'
import { lessRoutes } from './routes/less.ts'
import { officePostRoutes } from './routes/office-post.ts'
import { officeReportRoutes } from './talks/routes/office-reports.ts'
import { talkRoutes } from './talks/routes/talk.ts'
import { waysRoutes } from './routes/ways.ts'

export function messagesRoutes(app: App, desk: Desk, languages: readonly string[]): void {
  inboxRoutes(app, desk)
  inboundRoutes(app, desk)
  waysRoutes(app, desk, languages)
  lessRoutes(app, desk)
  officePostRoutes(app, desk)
  talkRoutes(app, desk)
  officeReportRoutes(app, desk)
}
