import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { afterRoutes } from './routes/after.ts'
import { houseRoutes } from './routes/house.ts'
import { tellRoutes } from './routes/tell.ts'
import { verifyRoutes } from './routes/verify.ts'

/** What comes after a day: for learners and guardians, for its house, for anybody who holds a paper. */
export function reflectionsRoutes(app: App, desk: Desk): void {
  afterRoutes(app, desk)
  houseRoutes(app, desk)
  verifyRoutes(app, desk)
}

/** The same where forms bring files. */
export const reflectionsUploadRoutes = (app: App, desk: Desk): void => tellRoutes(app, desk)
