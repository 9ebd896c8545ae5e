import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hostingRoutes } from './hosting/routes.ts'
import { catalogueOfficeRoutes } from './office/routes.ts'
import { findApi } from './routes/find-api.ts'
import { findExports } from './routes/find-exports.ts'
import { findPage } from './routes/find-page.ts'
import { forSearchEngines } from './routes/for-search-engines.ts'
import { hsdsApi } from './routes/hsds.ts'
import { rpdeFeed } from './routes/rpde.ts'
import { thingApi } from './routes/thing-api.ts'
import { thingPage } from './routes/thing-page.ts'
import { standingRoutes } from './standing/routes/standing.ts'
import type { Publishers } from './routes/sources-of-thing.ts'
import type { TakesPart } from './routes/thing-page.ts'
import { openWhereabouts } from './routes/whereabouts.ts'

/**
 * What a learner sees of the catalogue, and what other programs read of it.
 * @param publishers who publishes the feeds the listings come from
 * @param takesPart whether one can ask for a place in an offer here
 */
export function catalogueRoutes(app: App, desk: Desk, publishers: Publishers, takesPart: TakesPart): void {
  const whereabouts = openWhereabouts(desk)
  findApi(app, desk, whereabouts)
  findExports(app, desk, whereabouts)
  findPage(app, desk, whereabouts)
  thingPage(app, desk, whereabouts, publishers, takesPart)
  thingApi(app, desk, whereabouts)
  hsdsApi(app, desk, whereabouts)
  rpdeFeed(app, desk, whereabouts)
  forSearchEngines(app, desk, whereabouts)
  catalogueOfficeRoutes(app, desk)
  hostingRoutes(app, desk)
  standingRoutes(app, desk)
}

export { describeApi } from './routes/describe-api.ts'
