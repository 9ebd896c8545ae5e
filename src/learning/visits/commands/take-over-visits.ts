import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { moveKept } from '../store/kept.ts'
import type { VisitsRefusal } from '../words.ts'

/**
 * What a courier holds for classes, and the days to look again, go to whoever has the role from now on. The house does it when
 * a role was handed over. Told twice it happened once.
 * @param schoolId the role was held for; null: for the whole place @returns how much moved @refuses not-yours
 */
export const takeOverVisits = (
  { fromId, toId, schoolId }: { readonly fromId: Id; readonly toId: Id; readonly schoolId: Id | null },
  by: Actor,
  city: City,
): Promise<Result<number, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'system') return refuse('visits.not-yours')
    const moved = await moveKept(tx, { fromId, toId, schoolIds: schoolId === null ? null : [schoolId] })
    if (moved > 0) await record(tx, [happened('visits.taken-over', by, { fromId, toId, schoolId })], city.now())
    return accept(moved)
  })
