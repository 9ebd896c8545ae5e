import type { Day } from '#kernel/instant.ts'
import { occurrencesOf, remains, type OfferSession } from '../present/offer.ts'
import type { ThingView } from '../words-for-pages.ts'
import type { AdultAt } from './words.ts'

/** Who stands at an offer as its page tells it: those of a session that is over are left out. */
export const adultsOnPage = (
  standing: readonly AdultAt[],
  sessions: readonly OfferSession[],
  today: Day,
): ThingView['adults'] =>
  standing.flatMap(({ sessionId, does, shownAs }): ThingView['adults'] => {
    if (sessionId === null) return [{ name: shownAs, does, on: null }]
    const session = sessions.find((one) => one.session.id === sessionId)?.session
    if (!session || session.state !== 'live' || !remains(session, today)) return []
    return [{ name: shownAs, does, on: occurrencesOf(session, today, 1)[0]?.startOn ?? null }]
  })
