import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { giveOutRoutes } from './routes/give-out.ts'
import { groupRoutes } from './routes/group.ts'
import { groupsRoutes } from './routes/groups.ts'
import { rosterRoutes } from './rosters/routes/roster.ts'
import { rostersRoutes } from './rosters/routes/rosters.ts'
import { officeGroupsRoutes } from './routes/office-groups.ts'

export const groupsRoomRoutes = (app: App, desk: Desk): void => {
  groupsRoutes(app, desk)
  groupRoutes(app, desk)
  giveOutRoutes(app, desk)
  officeGroupsRoutes(app, desk)
}

/** Hung where forms may bring files along. */
export const rosterRoomRoutes = (app: App, desk: Desk): void => {
  rostersRoutes(app, desk)
  rosterRoutes(app, desk)
}
