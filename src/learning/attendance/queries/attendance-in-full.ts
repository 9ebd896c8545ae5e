import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { rowsAbout, type RowsAbout } from '#platform/database/rows-about.ts'

/** What this room keeps that names a person, as who came or as who said so. */
const attendanceTables: readonly RowsAbout[] = [
  { table: 'attendance_acts', of: ['person_id', 'said_by', 'settled_by'] },
  { table: 'attendance_phones', of: ['person_id'] },
  { table: 'attendance_care', of: ['person_id'] },
]

/** P18: all that this room keeps of somebody: where they were, what a family said of them, and what they said at doors. */
export const attendanceInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => {
    const { attendance_acts: acts = [], ...rest } = await rowsAbout(tx, attendanceTables, personId)
    // What somebody said of others is the others': of that, only that they said it.
    const own = acts.map((act) =>
      act['personId'] === personId
        ? act
        : { id: act['id'], occasionId: act['occasionId'], said: act['said'], receivedAt: act['receivedAt'] },
    )
    return { ...rest, attendance_acts: own }
  })
