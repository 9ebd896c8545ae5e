import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { guardiansToday } from '../queries/guardians-today.ts'
import { seasonKey, seasonToAsk } from '../rules/season.ts'
import { loadToRenew } from '../store/renewals.ts'
import { familiesSettings, type Place } from '../words.ts'
import { makeConsentLink } from './make-consent-link.ts'

const byCalendar: Actor = { kind: 'system', because: 'a season begins' }

/** A yes that ended longer ago is not asked for again by itself: the family has gone on. */
const daysBack = 120
const mostAtOnce = 500

/**
 * P4: what was allowed for a season is asked anew for the next, by one link for each guardian and child; a fortnight
 * before the old one ends. Whoever said no, took it back, or is guardian no more is not asked. Each is asked once a
 * season, however often this runs.
 * @returns how many were asked
 */
export async function askForSeason(city: City, secret: string): Promise<number> {
  const ecosystem = await city.reading((tx) => ecosystemHere(tx, city))
  const place: Place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const today = dayIn(place.timeZone, city.now())
  const season = seasonToAsk(today, place.settings.seasons)
  const ask = { since: addDays(today, -daysBack), until: season.until, season: seasonKey(season), most: mostAtOnce }
  const due = await city.reading((tx) => loadToRenew(tx, ask))
  const guardians = await guardiansToday([...new Set(due.map(({ childId }) => childId))], city, place)
  let asked = 0
  for (const { linkId, childId } of due) {
    if (!guardians.get(childId)?.some((guardian) => guardian.linkId === linkId)) continue
    const made = await makeConsentLink({ linkId, isSent: true, secret }, byCalendar, city, place)
    if (made.ok) asked += 1
  }
  return asked
}
