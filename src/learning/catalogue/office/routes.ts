import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { listingsRoute } from './routes/listings.ts'
import { oneListingRoutes } from './routes/one-listing.ts'
import { reportRoutes } from './routes/report.ts'
import { reportsRoutes } from './routes/reports.ts'
import { writeOfferRoutes } from './routes/write-offer.ts'

/** The back office of single listings, and the door by which a visitor tells it what is wrong. */
export function catalogueOfficeRoutes(app: App, desk: Desk): void {
  listingsRoute(app, desk)
  writeOfferRoutes(app, desk)
  oneListingRoutes(app, desk)
  reportsRoutes(app, desk)
  reportRoutes(app, desk)
}
