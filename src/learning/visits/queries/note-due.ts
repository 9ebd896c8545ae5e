import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { momentHere } from '../commands/around.ts'
import { isDue } from '../rules/is-due.ts'
import { loadNote } from '../store/plans.ts'
import type { Note } from '../words.ts'
import { whoLooksAfter } from './who-looks-after.ts'

/** A note whose day has come, and who looks after it today; null: it is gone, or somebody looked at it meanwhile. */
export const noteDue = (
  noteId: Id,
  city: City,
): Promise<{ readonly note: Note; readonly toIds: readonly Id[] } | null> =>
  city.reading(async (tx) => {
    const { today } = await momentHere(tx, city)
    const note = await loadNote(tx, noteId)
    if (note === null || !isDue(note, today)) return null
    return { note, toIds: await whoLooksAfter(note, today, within(tx, city)) }
  })
