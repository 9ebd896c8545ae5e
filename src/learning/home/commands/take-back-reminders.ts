import { recallNotices } from '#commons/messages'
import { entriesOn } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { deleteSent, loadSent } from '../store.ts'

/** All kinds of it begin so. */
export const reminderKind = 'home.reminder-'

/**
 * A place was given up or its day moved: a reminder of that day which none of these readers has seen or been sent is taken
 * back. Of whoever still goes it is told anew with the next run. Done twice, it is done once.
 * @param entryIds left out: everybody on that day
 * @returns how many were taken back
 */
export async function takeBackReminders(
  { occasionId, entryIds }: { readonly occasionId: Id; readonly entryIds?: readonly Id[] },
  city: City,
): Promise<number> {
  const all = (await entriesOn(occasionId, city)).map(({ id }) => id)
  const sent = await city.reading((tx) => loadSent(tx, entryIds ?? all))
  let recalled = 0
  for (const readerId of new Set(sent.map((one) => one.readerId))) {
    const gone = await recallNotices({ about: [occasionId], kindBegins: reminderKind, of: readerId }, city)
    if (gone > 0) await city.transaction((tx) => deleteSent(tx, all, readerId))
    recalled += gone
  }
  return recalled
}
