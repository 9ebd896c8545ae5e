import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { deleteRecord } from '../store/facts.ts'

/**
 * P19: somebody was erased, and their facts go with them, whole. Told twice, it happened once. Of somebody who is not
 * erased the database lets nothing go: that is a fault.
 */
export const forgetRecord = (personId: Id, by: Actor, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    if ((await deleteRecord(tx, personId)) === 0) return
    await record(tx, [happened('record.record-forgotten', by, { personId })], city.now())
  })
