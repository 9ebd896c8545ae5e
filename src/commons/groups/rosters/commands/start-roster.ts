import { agreementFor } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { mayRunRosters } from '../policy.ts'
import { missingColumns, outsideAgreement } from '../rules/choose-fields.ts'
import { hasRunning, loadRoster, saveRoster } from '../store/rosters.ts'
import { type Roster, type RosterRefusal } from '../words.ts'

export const rosterJob = 'groups.roster'

/** To be applied it was tried first, and whoever says yes has seen what would change. */
const mayApply = ({ state, counts }: Roster): boolean =>
  state === 'tried' || ((state === 'stopped' || state === 'failed') && counts.rows > 0)

/**
 * Tries a roster ("what would change") or applies it; a worker does the rest. One of a sender at a time.
 * @refuses roster-not-here · roster-not-yours · roster-no-agreement · roster-outside-agreement · roster-file-gone ·
 * roster-columns-missing · roster-running · roster-try-first
 */
export async function startRoster(
  { rosterId, how, today }: { readonly rosterId: Id; readonly how: 'try' | 'apply'; readonly today: Day },
  by: Actor,
  city: City,
  jobs: Pick<Jobs, 'start'>,
): Promise<Result<{ readonly jobId: Id }, RosterRefusal>> {
  const known = await city.reading((tx) => loadRoster(tx, rosterId))
  if (known === null) return refuse('groups.roster-not-here')
  if (!mayRunRosters(by, known.partyId)) return refuse('groups.roster-not-yours')
  const agreement = await agreementFor({ partyId: known.partyId, purpose: 'groups', on: today }, city)
  if (agreement === null) return refuse('groups.roster-no-agreement')
  return city.transaction(async (tx) => {
    const roster = await loadRoster(tx, rosterId, true)
    if (roster === null) return refuse('groups.roster-not-here')
    if (roster.fileKey === null) return refuse('groups.roster-file-gone')
    const outside = roster.mapping === null ? [] : outsideAgreement(roster.mapping, agreement.fields)
    if (outside.length > 0) {
      const columns = outside.map(({ column }) => column).join(', ')
      return refuse('groups.roster-outside-agreement', { columns })
    }
    if (roster.mapping !== null && missingColumns(roster.mapping).length > 0)
      return refuse('groups.roster-columns-missing')
    const isRunning = roster.state === 'trying' || roster.state === 'applying'
    if (isRunning || (await hasRunning(tx, roster.partyId, rosterId))) return refuse('groups.roster-running')
    if (how === 'apply' && !mayApply(roster)) return refuse('groups.roster-try-first')
    const jobId = await jobs.start(rosterJob, city, { rosterId }, { tx })
    const state = how === 'try' ? 'trying' : 'applying'
    await saveRoster(tx, rosterId, { state, jobId, failure: null, endedAt: null })
    return accept({ jobId })
  })
}
