import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadNote } from '../store/plans.ts'
import type { Note } from '../words.ts'

/** A letter a courier wrote to a teacher, for whoever brings it; null: it is gone, or was none. */
export const letterTold = (noteId: Id, city: City): Promise<Note | null> =>
  city.reading(async (tx) => {
    const note = await loadNote(tx, noteId)
    return note?.kind === 'letter' ? note : null
  })
