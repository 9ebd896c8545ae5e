import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn, dayNumber, instant, type Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { consentToken } from '../consent-token.ts'
import { isThemself } from '../policy.ts'
import { servedChild } from '../queries/child-facts.ts'
import { servingNow } from '../queries/serving-now.ts'
import { seasonKey, seasonToAsk } from '../rules/season.ts'
import { loadConsentLinkSince, saveConsentLink } from '../store/codes.ts'
import { loadLink } from '../store/links.ts'
import type { FamilyRefusal, Place } from '../words.ts'

export interface LinkToMake {
  readonly linkId: Id
  /** Is it to be sent to the guardian? Then what follows from the event sends it; the event itself holds no secret. */
  readonly isSent: boolean
  /** The installation's own. */
  readonly secret: string
  /** One of this season made since then holds, answered or not: no other is made, and nothing is told. */
  readonly unlessMadeSince?: Instant
}

/**
 * One link for one guardian, one child and one season.
 * @returns the token, kept nowhere: it can be written again from the link's id by who has the installation's secret
 * @refuses not-here · not-yours · clearance-lapsed · link-not-active
 */
export const makeConsentLink = (
  { linkId, isSent, secret, unlessMadeSince }: LinkToMake,
  by: Actor,
  city: City,
  { settings, timeZone }: Place,
): Promise<Result<string, FamilyRefusal>> =>
  city.transaction(async (tx) => {
    const link = await loadLink(tx, linkId)
    if (!link) return refuse('families.not-here')
    const isGuardian = isThemself(by, link.guardianId)
    const here = within(tx, city)
    const served = isGuardian ? accept(null) : await servingNow(by, await servedChild(link, here), here)
    if (!served.ok) return served
    if (link.state !== 'active') return refuse('families.link-not-active')
    const now = city.now()
    const season = seasonToAsk(dayIn(timeZone, now), settings.seasons)
    if (unlessMadeSince !== undefined) {
      const standing = await loadConsentLinkSince(tx, { linkId, season: seasonKey(season) }, unlessMadeSince)
      if (standing !== null) return accept(consentToken(city.ecosystemId, standing, secret))
    }
    const consentLinkId = city.newId()
    const token = consentToken(city.ecosystemId, consentLinkId, secret)
    const madeBy = by.kind === 'person' ? by.person : null
    await saveConsentLink(
      tx,
      { id: consentLinkId, token, linkId, season: seasonKey(season), madeBy },
      // A day more than the season has, so that no zone loses its last evening.
      { at: now, expiresAt: instant((dayNumber(season.until) + 2) * 86_400_000) },
    )
    const { childId, guardianId } = link
    const about = { consentLinkId, linkId, childId, guardianId, season: seasonKey(season), isSent }
    await record(tx, [happened('families.consent-link-made', by, about)], now)
    return accept(token)
  })
