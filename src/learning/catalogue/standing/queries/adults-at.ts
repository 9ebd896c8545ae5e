import { contactStandings, isMinor, personsById } from '#commons/people'
import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { askedAt, shownName, standsAt } from '../rules/who-stands.ts'
import { catalogueSettings } from '../../words.ts'
import { loadNamed, loadShowings } from '../store.ts'
import type { AdultAt } from '../words.ts'

/** Who stands at an offer, and whether anybody was ever named: then its page must be made anew for each reader. */
export interface AdultsHere {
  readonly standing: readonly AdultAt[]
  readonly isAnybodyNamed: boolean
}

/**
 * P15: who stands at these offers at this moment, those with a lapsed or withdrawn clearance left out. Asked of the
 * clearances at every reading and never kept, so that whoever lapses is gone that minute.
 * @returns every offer asked for, by its id
 */
export async function adultsAt(opportunityIds: readonly Id[], city: City): Promise<ReadonlyMap<Id, AdultsHere>> {
  const { named, showings, timeZone, settings } = await city.reading(async (tx) => {
    const rows = await loadNamed(tx, opportunityIds)
    const ecosystem = rows.length === 0 ? null : await ecosystemHere(tx, city)
    return {
      named: rows,
      showings: await loadShowings(
        tx,
        rows.map(({ personId }) => personId),
      ),
      timeZone: ecosystem?.timeZone ?? 'UTC',
      settings: ecosystem ? settingsOf(ecosystem, 'catalogue', catalogueSettings) : catalogueSettings.parse({}),
    }
  })
  const personIds = [...new Set(named.map(({ personId }) => personId))]
  const now = city.now()
  const standings = await contactStandings(personIds, now, city)
  const persons = new Map((await personsById(personIds, city)).map((person) => [person.id, person]))
  const today = dayIn(timeZone, now)
  const standing = named.flatMap((row): AdultAt[] => {
    const own = standings.filter(({ personId }) => personId === row.personId)
    const person = persons.get(row.personId)
    if (!person || !standsAt(own, row.houseId, askedAt(row, settings)).stands) return []
    const showing = showings.get(row.personId) ?? 'not'
    const { id, shownWith, sessionId, personId, does } = row
    const shownAs = shownName(person.displayName, showing, isMinor(person.birth, today))
    return [{ id, opportunityId: shownWith, sessionId, personId, does, shownAs }]
  })
  return new Map(
    opportunityIds.map((id) => [
      id,
      {
        standing: standing.filter(({ opportunityId }) => opportunityId === id),
        isAnybodyNamed: named.some(({ shownWith }) => shownWith === id),
      },
    ]),
  )
}
