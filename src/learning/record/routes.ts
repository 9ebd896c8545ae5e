import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { doubtsRoutes } from './routes/doubts.ts'
import { ownWordRoutes } from './routes/own-word.ts'
import { readRecordRoutes } from './routes/read-record.ts'
import { toldRoutes } from './routes/told.ts'

/** A learner's record: read by the learner and by guardians, written into by the learner, looked at again by who leads. */
export function recordRoutes(app: App, desk: Desk): void {
  readRecordRoutes(app, desk)
  ownWordRoutes(app, desk)
  doubtsRoutes(app, desk)
  toldRoutes(app, desk)
}
