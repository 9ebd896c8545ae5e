import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { enteringRoutes } from './cards/entering/routes.ts'
import type { KeptStandings } from './clearances/snapshot/kept-standings.ts'
import { clearanceRoutes } from './clearances/routes/clearances.ts'
import { handOverRoutes } from './sign-in/hand-over/routes.ts'
import { openidRoutes } from './sign-in/openid/routes.ts'
import { passkeyRoutes } from './sign-in/passkeys/routes.ts'
import { invitationRoutes } from './sign-in/routes/invitation.ts'
import { meRoutes } from './sign-in/routes/me.ts'
import type { WhatStands } from './sign-in/rules/rooms-of-mine.ts'
import { secondRoutes } from './sign-in/second/routes.ts'
import { signInRoutes } from './sign-in/routes/sign-in.ts'

export const peopleRoutes = (
  app: App,
  desk: Desk,
  languages: readonly string[],
  { whatStands, standings }: { readonly whatStands: WhatStands; readonly standings: KeptStandings },
): void => {
  signInRoutes(app, desk)
  passkeyRoutes(app, desk)
  secondRoutes(app, desk)
  openidRoutes(app, desk)
  handOverRoutes(app, desk)
  enteringRoutes(app, desk)
  clearanceRoutes(app, desk, standings)
  invitationRoutes(app, desk)
  meRoutes(app, desk, languages, whatStands)
}
