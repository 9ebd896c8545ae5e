import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { mayRunRosters } from '../policy.ts'
import { loadRoster, saveRoster } from '../store/rosters.ts'
import type { RosterRefusal } from '../words.ts'

type Ended = Result<{ readonly rosterId: Id }, RosterRefusal>

/**
 * Stops a roster that is being worked on. What was applied by then stays; begun again, it goes on from there. Stopped
 * twice: the same.
 * @refuses roster-not-here · roster-not-yours
 */
export async function stopRoster(rosterId: Id, by: Actor, city: City, jobs: Pick<Jobs, 'stop'>): Promise<Ended> {
  const stopped = await city.transaction(async (tx): Promise<Result<Id | null, RosterRefusal>> => {
    const roster = await loadRoster(tx, rosterId, true)
    if (roster === null) return refuse('groups.roster-not-here')
    if (!mayRunRosters(by, roster.partyId)) return refuse('groups.roster-not-yours')
    if (roster.state !== 'trying' && roster.state !== 'applying') return accept(null)
    await saveRoster(tx, rosterId, { state: 'stopped', endedAt: city.now() })
    return accept(roster.jobId)
  })
  if (!stopped.ok) return stopped
  if (stopped.value !== null) await jobs.stop(stopped.value)
  return accept({ rosterId })
}

/**
 * Throws the file away; the report stays. Thrown away twice: the same.
 * @refuses roster-not-here · roster-not-yours · roster-running
 */
export async function letRosterGo(rosterId: Id, by: Actor, city: City, files: FileStore): Promise<Ended> {
  const gone = await city.transaction(async (tx): Promise<Result<string | null, RosterRefusal>> => {
    const roster = await loadRoster(tx, rosterId, true)
    if (roster === null) return refuse('groups.roster-not-here')
    if (!mayRunRosters(by, roster.partyId)) return refuse('groups.roster-not-yours')
    if (roster.state === 'trying' || roster.state === 'applying') return refuse('groups.roster-running')
    if (roster.state === 'applied' || roster.state === 'let-go') return accept(null)
    await saveRoster(tx, rosterId, { state: 'let-go', fileKey: null, endedAt: city.now() })
    return accept(roster.fileKey)
  })
  if (!gone.ok) return gone
  if (gone.value !== null) await files.delete(gone.value)
  return accept({ rosterId })
}
