import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { consentLinkRoutes } from './routes/consent-link.ts'
import { deskAdultsRoutes } from './routes/desk/adults.ts'
import { deskRoom } from './routes/desk/at-desk.ts'
import { deskCareRoutes } from './routes/desk/care.ts'
import { deskFamilyRoutes } from './routes/desk/family.ts'
import { deskRoutes } from './routes/desk/desk.ts'
import type { NamesOf } from './routes/here.ts'
import { growingUpRoutes } from './routes/growing-up.ts'
import { myFamilyRoutes } from './routes/my-family.ts'

export const familiesRoutes = (app: App, desk: Desk, namesOf: NamesOf): void => {
  const room = deskRoom(desk, namesOf)
  consentLinkRoutes(app, desk)
  myFamilyRoutes(app, desk, namesOf)
  growingUpRoutes(app, desk)
  deskRoutes(app, desk, room)
  deskFamilyRoutes(app, desk, room)
  deskAdultsRoutes(app, desk, room)
  deskCareRoutes(app, desk, room)
}
