import { sql } from 'kysely'
import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { changeNumbersBegin } from '#platform/database/change-numbers.ts'
import type { City } from '#platform/database/city.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { isShown, loadShownSessions, opportunityOf, type StoredOpportunity } from '../store.ts'
import type { Session } from '../words.ts'

/** Where a reader of changes stands: number and id of the last change it was told. */
export interface ChangeMark {
  /** Grows with every transaction, after a restore too. */
  readonly number: number
  readonly id: Id
}

export interface Change {
  readonly mark: ChangeMark
  readonly changedAt: Instant
  readonly opportunity: StoredOpportunity
  /** Empty when it left public view: readers delete it. */
  readonly sessions: readonly Session[]
  readonly isPublic: boolean
}

/**
 * What changed after a mark, oldest first. A transaction still open may yet commit a change older than one we would
 * tell, so nothing is told that is as young as the oldest open one; so nothing is ever skipped. Told again if it changes
 * again, and once more after a restore. That time passes (a session is over) is no change.
 */
export const changesSince = (mark: ChangeMark | null, most: number, city: City): Promise<Change[]> =>
  city.reading(async (tx) => {
    const today = dayInZone(city.now(), (await ecosystemHere(tx, city)).timeZone)
    const begin = await changeNumbersBegin(tx)
    const after = mark && { xid: String(Math.max(0, mark.number - begin)), id: mark.id }
    const rows = await tx
      .selectFrom('catalogue_opportunities')
      .selectAll()
      .where('changed_xid', '<', sql<string>`platform_outbox_edge()`)
      .where(after ? sql<boolean>`(changed_xid, id) > (${after.xid}::xid8, ${after.id}::uuid)` : sql<boolean>`true`)
      .orderBy('changed_xid')
      .orderBy('id')
      .limit(most)
      .execute()
    const shown = await loadShownSessions(
      tx,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => {
      const opportunity = opportunityOf(row)
      const { mergedInto, liveSessions, lapsesOn } = opportunity
      const isHere = mergedInto === null && isShown(opportunity)
      const isPublic = isHere && liveSessions > 0 && (lapsesOn === null || lapsesOn >= today)
      return {
        mark: { number: begin + Number(row.changed_xid), id: row.id },
        changedAt: row.changed_at as Instant,
        opportunity,
        sessions: isPublic ? (shown.get(row.id) ?? []) : [],
        isPublic,
      }
    })
  })
