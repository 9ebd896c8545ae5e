import { randomBytes } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, dayNumber, instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isThemself, mayServe } from '../policy.ts'
import { desksServing } from '../queries/child-facts.ts'
import { seasonKey, seasonToAsk } from '../rules/season.ts'
import { saveConsentLink } from '../store/codes.ts'
import { loadLink } from '../store/links.ts'
import type { FamilyRefusal, Place } from '../words.ts'

/**
 * One link for one guardian, one child and one season. Whoever sends it on puts it into a letter or a message.
 * @returns the token, kept nowhere but in this answer
 * @refuses not-here · not-yours · link-not-active
 */
export const makeConsentLink = (
  linkId: Id,
  by: Actor,
  city: City,
  { settings, timeZone }: Place,
): Promise<Result<string, FamilyRefusal>> =>
  city.transaction(async (tx) => {
    const link = await loadLink(tx, linkId)
    if (!link) return refuse('families.not-here')
    const served = await desksServing(link, city)
    const isServed = mayServe(by, served)
    if (!isServed && !isThemself(by, link.guardianId)) return refuse('families.not-yours')
    if (link.state !== 'active') return refuse('families.link-not-active')
    const now = city.now()
    const season = seasonToAsk(dayIn(timeZone, now), settings.seasons)
    const token = randomBytes(24).toString('base64url')
    const madeBy = by.kind === 'person' ? by.person : null
    await saveConsentLink(
      tx,
      { id: city.newId(), token, linkId, season: seasonKey(season), madeBy },
      // A day more than the season has, so that no zone loses its last evening.
      { at: now, expiresAt: instant((dayNumber(season.until) + 2) * 86_400_000) },
    )
    const about = { linkId, childId: link.childId, guardianId: link.guardianId, season: seasonKey(season) }
    await record(tx, [happened('families.consent-link-made', by, about)], now)
    return accept(token)
  })
