import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { bodiesRoutes } from './routes/bodies.ts'
import { caseRoutes, type CaseRooms } from './routes/cases.ts'
import { officeGatesRoutes } from './routes/office-gates.ts'

export const governanceRoutes = (app: App, desk: Desk, rooms: CaseRooms): void => {
  caseRoutes(app, desk, rooms)
  officeGatesRoutes(app, desk)
  bodiesRoutes(app, desk)
}

export type { CaseRooms } from './routes/cases.ts'
