import { openApp, type App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { withUploads } from '#platform/http/uploads.ts'
import { assetRoutes } from './asset-routes.ts'
import { openFrontDesk } from './front-desk.ts'
import { frontRoutes } from './front/routes.ts'
import { caseRooms } from './gates/case-rooms.ts'
import { guard } from './guard.ts'
import { healthRoutes } from './health.ts'
import { informationRoutes } from './information.ts'
import type { Installation } from './installation.ts'
import { placeOfficeRoutes } from './office/place-routes.ts'
import { housePeopleRoutes } from './people/house-people-routes.ts'
import { roleRoutes } from './people/role-routes.ts'
import { officePeopleRoutes } from './office/people/routes.ts'
import { officeRoutes } from './office/routes.ts'
import { myPageRoutes } from './my-page/routes.ts'
import { whatStandsFor } from './my-page/what-stands.ts'
import { privacyRoutes } from './privacy/routes.ts'
import { ownHostRedirect } from './own-host.ts'
import { ecosystemsRoutes } from '../commons/ecosystems/routes.ts'
import { peopleRoutes } from '../commons/people/routes.ts'
import { namesOfOrganisations } from './families/names-of-organisations.ts'
import { familiesRoutes } from '../commons/families/routes.ts'
import { messagesRoutes } from '../commons/messages/routes.ts'
import { governanceRoutes } from '../commons/governance/routes.ts'
import { groupsRoomRoutes, rosterRoomRoutes } from '../commons/groups/routes.ts'
import { joiningRoutes, organisationsRoutes } from '../commons/organisations/routes.ts'
import { catalogueRoutes, describeApi } from '../learning/catalogue/routes.ts'
import { feedRoomRoutes } from '../learning/feeds/routes.ts'
import { programmeRoutes } from '../learning/programme/routes.ts'
import { publishersOfSources } from '#learning/feeds'
import { takesPart } from '#learning/participation'
import { attendanceRoutes } from '../learning/attendance/routes.ts'
import { participationRoutes } from '../learning/participation/routes.ts'
import { reflectionsRoutes, reflectionsUploadRoutes } from '../learning/reflections/routes.ts'
import { drawsRoutes } from '../learning/draws/routes.ts'
import { visitsRoutes } from '../learning/visits/routes.ts'
import { recordRoutes } from '../learning/record/routes.ts'
import { homeRoutes } from '../learning/home/routes.ts'
import { wantsRoutes } from '../learning/wants/routes.ts'
import { observatoryRoutes } from '../stewardship/observatory/routes.ts'
import { styleRoutes } from './style/routes.ts'
import { themeRoutes } from './theme.ts'
import { waysInRoutes } from './ways-in/routes.ts'

/** The whole house behind one Fastify: what the server listens with and what tests ask through `app.inject`. */
export async function openHouse(house: Installation): Promise<{ app: App; desk: Desk }> {
  const desk = openFrontDesk(house)
  const app = await openApp({ ...desk, metrics: house.metrics })
  // Before all routes: it writes down each one as it is made.
  await describeApi(app, desk)
  ownHostRedirect(app, house.directory)
  guard(app, desk)
  healthRoutes(app, desk, house.metrics)
  assetRoutes(app, house.assets, house.directory)
  themeRoutes(app, house.directory)
  informationRoutes(app, desk, house.voices)
  officeRoutes(app, desk, house.voices)
  styleRoutes(app, desk)
  frontRoutes(app, desk)
  ecosystemsRoutes(app, desk)
  peopleRoutes(app, desk, house.voices.languages, {
    whatStands: whatStandsFor(desk),
    standings: house.standings,
  })
  officePeopleRoutes(app, desk)
  waysInRoutes(app, desk)
  placeOfficeRoutes(app, desk)
  roleRoutes(app, desk)
  housePeopleRoutes(app, desk)
  myPageRoutes(app, desk, house.voices)
  privacyRoutes(app, desk, house)
  familiesRoutes(app, desk, namesOfOrganisations)
  organisationsRoutes(app, desk)
  groupsRoomRoutes(app, desk)
  messagesRoutes(app, desk, house.voices.languages)
  governanceRoutes(app, desk, caseRooms(desk))
  recordRoutes(app, desk)
  visitsRoutes(app, desk)
  participationRoutes(app, desk)
  drawsRoutes(app, desk)
  attendanceRoutes(app, desk, house.assets)
  reflectionsRoutes(app, desk)
  wantsRoutes(app, desk)
  homeRoutes(app, desk)
  programmeRoutes(app, desk)
  await withUploads(app, house.config.maxUploadBytes, (room) => {
    feedRoomRoutes(room, desk)
    joiningRoutes(room, desk)
    rosterRoomRoutes(room, desk)
    reflectionsUploadRoutes(room, desk)
  })
  // The catalogue is below the feeds and can not ask them who publishes what it shows.
  catalogueRoutes(app, desk, publishersOfSources, takesPart)
  observatoryRoutes(app, desk)
  return { app, desk }
}
