const openPlay =
  /\b(?:open (?:play|gym|swim|skate|studio)|no officials|self[- ](?:directed|managed|guided)|juego libre|uso libre|freies spiel)\b/i
/** A description says what it is at its beginning; the rest is addresses and rules. */
const beginning = 300

/**
 * Is the room merely open, with nobody teaching? Under one title ("Basketball") a park district lists both coaching and
 * the open gym, and only the description tells them apart.
 */
export const isOpenPlay = (description: string): boolean => openPlay.test(description.slice(0, beginning))
