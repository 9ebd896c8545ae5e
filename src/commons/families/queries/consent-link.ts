import { personsById } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { dayIn, type Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { isGuardianToday } from '../rules/ages.ts'
import { seasonToAsk, type Season } from '../rules/season.ts'
import { loadConsentLink } from '../store/codes.ts'
import { loadLink } from '../store/links.ts'
import type { Place, Switch } from '../words.ts'
import { switchesFor } from './child-as-seen.ts'
import { childFacts } from './child-facts.ts'

/** What a consent link opens: the child's name, the questions, and what was said; nothing else of the child. */
export interface AskedByLink {
  readonly childName: string
  readonly guardianName: string
  readonly guardianId: Id
  readonly isAnswered: boolean
  readonly switches: readonly Switch[]
  readonly season: Season
  readonly today: Day
}

/** Reading spends nothing: scanners and prefetch may open it as often as they like. @returns null: unknown, past, or no guardian any more */
export async function askedByLink(token: string, city: City, place: Place): Promise<AskedByLink | null> {
  const found = await city.reading(async (tx) => {
    const consentLink = await loadConsentLink(tx, token, city.now())
    const link = consentLink && (await loadLink(tx, consentLink.linkId))
    return consentLink && link ? { consentLink, link } : null
  })
  if (!found) return null
  const { link, consentLink } = found
  const today = dayIn(place.timeZone, city.now())
  const facts = (await childFacts([link.childId], city, place)).get(link.childId)
  const [child, guardian] = await personsById([link.childId, link.guardianId], city)
  if (!facts || !child || !guardian || !isGuardianToday(link, facts.birth, place.settings, today)) return null
  return {
    childName: child.displayName,
    guardianName: guardian.displayName,
    guardianId: guardian.id,
    isAnswered: consentLink.answeredAt !== null,
    switches: switchesFor(facts, guardian.id, place, today),
    season: seasonToAsk(today, place.settings.seasons),
    today,
  }
}
