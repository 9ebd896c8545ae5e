import type { AgreementField } from '#commons/organisations'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Roster, RosterRefusal } from '../words.ts'
import { missingColumns, outsideAgreement } from './choose-fields.ts'
import { doubtColumns } from './doubt-columns.ts'

/** What is known of a roster before it is tried or applied. */
export interface StartFacts {
  readonly roster: Pick<Roster, 'state' | 'counts' | 'fileKey' | 'mapping'>
  /** What the agreement of today covers. */
  readonly agreed: readonly AgreementField[]
  /** The first cells of each column of a table; null: no table, or no file any more. */
  readonly sample: ReadonlyMap<string, readonly string[]> | null
  /** Another roster of this sender is being worked on. */
  readonly isBusy: boolean
}

/** To be applied it was tried first, and whoever says yes has seen what would change. */
const mayApply = ({ state, counts }: StartFacts['roster']): boolean =>
  state === 'tried' || ((state === 'stopped' || state === 'failed') && counts.rows > 0)

/**
 * A roster begins only with columns that were agreed on, that suffice, and that hold what they are said to: a column full
 * of something else would keep the wrong thing of every child (P1).
 * @refuses roster-file-gone · roster-outside-agreement · roster-columns-missing · roster-columns-doubtful · roster-running ·
 * roster-try-first
 */
export function decideStart(
  how: 'try' | 'apply',
  { roster, agreed, sample, isBusy }: StartFacts,
): Result<'trying' | 'applying', RosterRefusal> {
  const { mapping, state } = roster
  if (roster.fileKey === null) return refuse('groups.roster-file-gone')
  if (mapping !== null) {
    const outside = outsideAgreement(mapping, agreed)
    const columns = outside.map(({ column }) => column).join(', ')
    if (outside.length > 0) return refuse('groups.roster-outside-agreement', { columns })
    if (missingColumns(mapping).length > 0) return refuse('groups.roster-columns-missing')
    if (sample !== null && doubtColumns(mapping, sample).length > 0) return refuse('groups.roster-columns-doubtful')
  }
  if (state === 'trying' || state === 'applying' || isBusy) return refuse('groups.roster-running')
  if (how === 'apply' && !mayApply(roster)) return refuse('groups.roster-try-first')
  return accept(how === 'try' ? 'trying' : 'applying')
}
