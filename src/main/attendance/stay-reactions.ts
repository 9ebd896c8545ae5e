import { entryTold } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { putHoursRight } from '../participation/record-reactions.ts'
import type { Reaction } from '../reactions.ts'

const later = (when: string): Reaction => ({
  when,
  react: async ({ about }, city) => {
    // A guest has no place and no record.
    const told = await entryTold(about['subjectId'] as Id, city)
    if (told) await putHoursRight(told, String(about['actId']), city)
  },
})

/** What a door says of hours after the record has heard of them. */
export const stayReactions: readonly Reaction[] = [
  later('attendance.arrived'),
  later('attendance.left'),
  later('attendance.settled'),
]
