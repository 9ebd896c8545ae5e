import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { organisationsById } from '#commons/organisations'
import { contactsOfHouse } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { catalogueSettings } from '../../words.ts'
import { addRound, loadHousesToAsk, loadLastRound } from '../round-store.ts'

const house: Actor = { kind: 'system', because: 'asks what is still true' }

/**
 * Asks every house that can be reached whether what it offers is still true, when one of its offers was last looked at
 * too long ago; not again before as long a time has passed since it was asked.
 * @returns how many were asked
 */
export async function askHouses(city: City): Promise<number> {
  const now = city.now()
  const { timeZone, after, ids } = await city.reading(async (tx) => {
    const ecosystem = await ecosystemHere(tx, city)
    const settings = settingsOf(ecosystem, 'catalogue', catalogueSettings)
    const today = dayIn(ecosystem.timeZone, now)
    const found = await loadHousesToAsk(tx, today, addDays(today, -settings.confirmAfterDays))
    return { timeZone: ecosystem.timeZone, after: settings.confirmAfterDays, ids: found }
  })
  let asked = 0
  for (const id of await reachable(ids, city)) {
    asked += await city.transaction(async (tx) => {
      const last = await loadLastRound(tx, id)
      if (last && addDays(dayIn(timeZone, last.askedAt), after) > dayIn(timeZone, now)) return 0
      const roundId = city.newId()
      await addRound(tx, { id: roundId, organisationId: id, askedAt: now })
      await record(tx, [happened('catalogue.listings-to-confirm', house, { roundId, organisationId: id })], now)
      return 1
    })
  }
  return asked
}

/** Somebody writes its offers here, or it has a mailbox of its own. */
async function reachable(ids: readonly Id[], city: City): Promise<Id[]> {
  const known = await city.reading((tx) => organisationsById(tx, ids))
  const found: Id[] = []
  // One after the other: hundreds at once would take every connection from whoever looks at a page meanwhile.
  for (const { id, email } of known) if (email !== null || (await hostsOf(id, city)).length > 0) found.push(id)
  return found
}

/** Who writes a house's offers today. */
export async function hostsOf(organisationId: Id, city: City): Promise<Id[]> {
  const people = await contactsOfHouse(organisationId, city.now(), city)
  const hosting = people.filter(({ role }) => role === 'host' || role === 'coordinator')
  return [...new Set(hosting.map(({ personId }) => personId))]
}
