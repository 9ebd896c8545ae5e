import { agreementFor } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { mayRunRosters } from '../policy.ts'
import { outsideAgreement } from '../rules/choose-fields.ts'
import { loadRoster, saveRoster } from '../store/rosters.ts'
import type { ColumnMap, RosterRefusal } from '../words.ts'

/**
 * Says which column holds what. A column the agreement does not cover is refused by its name.
 * @refuses roster-not-here · roster-not-yours · roster-running · roster-no-agreement · roster-outside-agreement
 */
export async function chooseColumns(
  { rosterId, mapping, today }: { readonly rosterId: Id; readonly mapping: ColumnMap; readonly today: Day },
  by: Actor,
  city: City,
): Promise<Result<{ readonly rosterId: Id }, RosterRefusal>> {
  const known = await city.reading((tx) => loadRoster(tx, rosterId))
  if (known === null || known.form !== 'csv') return refuse('groups.roster-not-here')
  if (!mayRunRosters(by, known.partyId)) return refuse('groups.roster-not-yours')
  const agreement = await agreementFor({ partyId: known.partyId, purpose: 'groups', on: today }, city)
  if (agreement === null) return refuse('groups.roster-no-agreement')
  const outside = outsideAgreement(mapping, agreement.fields)
  if (outside.length > 0) {
    const columns = outside.map(({ column }) => column).join(', ')
    return refuse('groups.roster-outside-agreement', { columns })
  }
  return city.transaction(async (tx) => {
    const roster = await loadRoster(tx, rosterId, true)
    if (roster === null) return refuse('groups.roster-not-here')
    if (roster.state === 'trying' || roster.state === 'applying') return refuse('groups.roster-running')
    // What was tried with other columns is no promise for these.
    await saveRoster(tx, rosterId, { mapping, state: 'sent' })
    return accept({ rosterId })
  })
}
