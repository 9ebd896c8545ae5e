import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadSettled } from '../store/amounts.ts'
import { loadEntriesOfPersons } from '../store/entries.ts'
import { loadMovedTo } from '../store/moves.ts'
import { loadOccasions } from '../store/occasions.ts'

const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** P18: all that this room keeps of somebody. */
export const participationInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => {
    const entries = await loadEntriesOfPersons(tx, [personId])
    const occasions = await loadOccasions(tx, [...new Set(entries.map(({ occasionId }) => occasionId))])
    const occasionOf = new Map(occasions.map((one) => [one.id, one]))
    const ids = entries.map(({ id }) => id)
    const settled = await loadSettled(tx, ids)
    const moved = await loadMovedTo(tx, ids)
    return entries.map(({ id, part, state, changedAt, heldUntil, reason, occasionId, inLine }) => {
      const { opportunityId, startsAt, endsAt } = occasionOf.get(occasionId)!
      return {
        opportunityId,
        startsAt: moment(startsAt),
        endsAt: moment(endsAt),
        part,
        state,
        inLine,
        settled: settled.get(id) ?? null,
        changedAt: moment(changedAt),
        heldUntil: moment(heldUntil),
        reason,
        /** The offer for which a draw took them from this one. */
        movedTo: moved.get(id)?.opportunityId ?? null,
      }
    })
  })
