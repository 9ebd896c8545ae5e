import type { Desk } from '#platform/http/desk.ts'
import { tellDemonstration } from '../../demo/tell.ts'
import type { Installation } from './installation.ts'

/**
 * An empty installation tells its demonstration; one that a person has begun is left as it is. A demonstration that was
 * interrupted is told to its end at the next start, by a process that takes jobs.
 */
export async function tellFirstStart(house: Installation, _desk: Desk, tell: (line: string) => void): Promise<void> {
  const here = house.directory.all()
  if (!house.config.demonstration || here.some((ecosystem) => !ecosystem.demonstration)) return
  if (!house.config.workHere)
    return tell('The demonstration is told by a start that also works (HEDGEROW_WORKER=here).')
  if (here.length === 0) tell('First start: telling the demonstration from its feeds …')
  await tellDemonstration(house, { tell })
  await house.directory.refresh()
}
