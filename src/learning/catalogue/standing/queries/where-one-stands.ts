import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { contactStandings } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { loadPublicOf } from '../../store.ts'
import type { Day } from '#kernel/instant.ts'
import { catalogueSettings } from '../../words.ts'
import { askedAt, standsAt, type StandsAt } from '../rules/who-stands.ts'
import { loadNamedOf, loadShowings } from '../store.ts'
import type { AdultFunction, Showing } from '../words.ts'

export interface StandingPlace {
  readonly id: Id
  readonly opportunityId: Id
  readonly title: LocalText
  readonly does: AdultFunction
  readonly stands: StandsAt
}

/** Where somebody was named, whether they stand there now, and how they want to be read. What is over is left out. */
export async function whereOneStands(
  personId: Id,
  today: Day,
  city: City,
): Promise<{ readonly places: readonly StandingPlace[]; readonly showing: Showing }> {
  const { rows, offers, showing, settings } = await city.reading(async (tx) => {
    const named = await loadNamedOf(tx, [personId])
    return {
      settings: settingsOf(await ecosystemHere(tx, city), 'catalogue', catalogueSettings),
      rows: named,
      offers: await loadPublicOf(
        tx,
        today,
        named.map(({ shownWith }) => shownWith),
      ),
      showing: (await loadShowings(tx, [personId])).get(personId) ?? 'not',
    }
  })
  const standings = await contactStandings([personId], city.now(), city)
  const places = rows.flatMap(({ id, shownWith, houseId, does, ages, contact }): StandingPlace[] => {
    const offer = offers.find((one) => one.id === shownWith)
    const stands = standsAt(standings, houseId, askedAt({ ages, contact }, settings))
    return offer ? [{ id, opportunityId: shownWith, title: offer.title, does, stands }] : []
  })
  return { places, showing }
}

/** Everything kept about where somebody stands, for their own copy (P18). */
export const standingInFull = (personId: Id, city: City) =>
  city.reading(async (tx) => ({
    shown: (await loadShowings(tx, [personId])).get(personId) ?? 'not',
    named: (await loadNamedOf(tx, [personId])).map(({ shownWith, sessionId, does, namedAt }) => ({
      opportunityId: shownWith,
      sessionId,
      does,
      namedAt: new Date(namedAt).toISOString(),
    })),
  }))
