import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Season, Want, WantedTime } from '../words.ts'
import { yearsOfBand } from './band-of-age.ts'
import { wordsOfWish } from './words-of-wish.ts'

/** An offer as a wish looks at it. */
export interface OfferFacts {
  readonly opportunityId: Id
  readonly title: LocalText
  /** Each word it is found by, with how much it weighs there, as the catalogue's search has it. */
  readonly weights: ReadonlyMap<string, number>
  /** From this weight on a word stands in its title, or names its theme, a skill or its house. */
  readonly heavy: number
  readonly ages: { readonly min: number | null; readonly max: number | null }
  /** Where its days to come are. */
  readonly areaIds: ReadonlySet<Id>
  readonly online: boolean
  /** Null: its days or hours are not stated, so nothing stands against them. */
  readonly times: ReadonlySet<WantedTime> | null
  readonly seasons: ReadonlySet<Season> | null
  /** When it, or a day of it, came to be or became public. */
  readonly newSince: Instant
}

type Wanted = Pick<Want, 'interest' | 'language' | 'areaId' | 'ageBand' | 'times' | 'season'>

/**
 * Law: an offer may be what somebody wished for if it is newer than the wish; half of the words that say what (one of them
 * in its title, theme or skills) stand in it; its ages and the wish's meet; it is where and when it was wished. What a
 * wish leaves open, and what an offer does not state, stands against nothing.
 */
export function fitsWish(offer: OfferFacts, want: Wanted, signedAt: Instant): boolean {
  return (
    offer.newSince > signedAt &&
    saysIt(offer, want) &&
    isForAge(offer, want) &&
    isThere(offer, want) &&
    isThen(offer, want)
  )
}

function saysIt({ weights, heavy }: OfferFacts, { interest, language }: Wanted): boolean {
  const asked = wordsOfWish(interest, language)
  const found = asked.filter((word) => weights.has(word))
  return found.length * 2 >= asked.length && found.some((word) => weights.get(word)! >= heavy)
}

function isForAge({ ages }: OfferFacts, { ageBand }: Wanted): boolean {
  if (ageBand === null) return true
  const { min, max } = yearsOfBand(ageBand)
  return (ages.max === null || ages.max >= min) && (ages.min === null || max === null || ages.min <= max)
}

const isThere = ({ areaIds, online }: OfferFacts, { areaId }: Wanted): boolean =>
  areaId === null || online || areaIds.has(areaId)

const isThen = ({ times, seasons }: OfferFacts, want: Wanted): boolean =>
  (want.times.length === 0 || times === null || want.times.some((time) => times.has(time))) &&
  (want.season === null || seasons === null || seasons.has(want.season))
