import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { consentBook, familiesSettings } from '#commons/families'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'

/** Which of these people nobody allows to take part at this moment. An adult needs nobody's yes. */
export async function notAllowed(
  people: readonly { readonly personId: Id; readonly isAdult: boolean }[],
  tx: Tx,
  city: City,
): Promise<Set<Id>> {
  const minors = people.filter(({ isAdult }) => !isAdult).map(({ personId }) => personId)
  if (minors.length === 0) return new Set()
  const ecosystem = await ecosystemHere(tx, city)
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const book = await consentBook(minors, within(tx, city), place)
  const now = city.now()
  return new Set(minors.filter((id) => !book.mayUse(id, 'taking-part', now).may))
}
