import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { enteringRoutes } from './cards/entering/routes.ts'
import { clearanceRoutes } from './clearances/routes/clearances.ts'
import { invitationRoutes } from './sign-in/routes/invitation.ts'
import { meRoutes } from './sign-in/routes/me.ts'
import { signInRoutes } from './sign-in/routes/sign-in.ts'

export const peopleRoutes = (app: App, desk: Desk, languages: readonly string[]): void => {
  signInRoutes(app, desk)
  enteringRoutes(app, desk)
  clearanceRoutes(app, desk)
  invitationRoutes(app, desk)
  meRoutes(app, desk, languages)
}
