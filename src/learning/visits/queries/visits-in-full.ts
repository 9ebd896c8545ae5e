import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadOfPerson } from '../store/kept.ts'

/** P18: what somebody asked for classes and wrote about them. */
export const visitsInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => {
    const { bookings, notes } = await loadOfPerson(tx, personId)
    return {
      asked: bookings.map(({ made_at, group_id, ...facts }) => ({
        ...facts,
        groupId: group_id,
        madeAt: new Date(made_at).toISOString(),
      })),
      notes: notes.map(({ written_at, group_id, next_on, ...facts }) => ({
        ...facts,
        groupId: group_id,
        nextOn: next_on,
        writtenAt: new Date(written_at).toISOString(),
      })),
    }
  })
