import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { consentLinkRoutes } from './routes/consent-link.ts'
import { deskRoutes } from './routes/desk.ts'
import { myFamilyRoutes } from './routes/my-family.ts'

export const familiesRoutes = (app: App, desk: Desk): void => {
  consentLinkRoutes(app, desk)
  myFamilyRoutes(app, desk)
  deskRoutes(app, desk)
}
