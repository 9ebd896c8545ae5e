import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import { loadEntriesOfBooking } from '../store/entries.ts'
import { loadBookingsOfParty, loadPartyIds } from '../store/parties.ts'
import type { Entry } from '../words.ts'

/** Everybody of the party this booking stands in, of whichever family. */
export async function loadParty(tx: Tx, bookingId: Id): Promise<Entry[]> {
  const partyId = (await loadPartyIds(tx, [bookingId])).get(bookingId)
  if (partyId === undefined) return []
  const entries: Entry[] = []
  for (const id of await loadBookingsOfParty(tx, partyId)) entries.push(...(await loadEntriesOfBooking(tx, id)))
  return entries
}
