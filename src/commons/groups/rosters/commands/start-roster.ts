import { agreementFor } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { mayRunRosters } from '../policy.ts'
import { sampleOf } from '../queries/roster-sample.ts'
import { decideStart } from '../rules/decide-start.ts'
import { hasRunning, loadRoster, saveRoster } from '../store/rosters.ts'
import type { RosterRefusal } from '../words.ts'

export const rosterJob = 'groups.roster'

/**
 * Tries a roster ("what would change") or applies it; a worker does the rest. One of a sender at a time.
 * @refuses roster-not-here · roster-not-yours · roster-no-agreement · what `decideStart` refuses
 */
export async function startRoster(
  { rosterId, how, today }: { readonly rosterId: Id; readonly how: 'try' | 'apply'; readonly today: Day },
  by: Actor,
  city: City,
  { jobs, files }: { readonly jobs: Pick<Jobs, 'start'>; readonly files: FileStore },
): Promise<Result<{ readonly jobId: Id }, RosterRefusal>> {
  const known = await city.reading((tx) => loadRoster(tx, rosterId))
  if (known === null) return refuse('groups.roster-not-here')
  if (!mayRunRosters(by, known.partyId)) return refuse('groups.roster-not-yours')
  const agreement = await agreementFor({ partyId: known.partyId, purpose: 'groups', on: today }, city)
  if (agreement === null) return refuse('groups.roster-no-agreement')
  // Looked at before the row is held: a file's beginning does not change, and a slow store holds nobody up.
  const table = known.form === 'oneroster' || known.fileKey === null ? null : await sampleOf(known.fileKey, files)
  return city.transaction(async (tx) => {
    const roster = await loadRoster(tx, rosterId, true)
    if (roster === null) return refuse('groups.roster-not-here')
    const started = decideStart(how, {
      roster,
      agreed: agreement.fields,
      sample: table?.kind === 'csv' ? table.values : null,
      isBusy: await hasRunning(tx, roster.partyId, rosterId),
    })
    if (!started.ok) return started
    const jobId = await jobs.start(rosterJob, city, { rosterId }, { tx })
    await saveRoster(tx, rosterId, { state: started.value, jobId, failure: null, endedAt: null })
    return accept({ jobId })
  })
}
