import type { Desk } from '#platform/http/desk.ts'
import type { Installation } from './installation.ts'

/** The one list of long works; each slice defines its own. */
export function defineJobs(_house: Installation, _desk: Desk): void {}
