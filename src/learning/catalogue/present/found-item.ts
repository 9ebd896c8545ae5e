import type { AccessFact } from '#commons/organisations'
import { weekdayOf, type Day, type WallTime } from '#kernel/instant.ts'
import { textFor, type Language } from '#kernel/local-text.ts'
import type { Point } from '#kernel/place.ts'
import type { Question } from '../rules/question.ts'
import type { ListingView, Occasion } from '../words-for-pages.ts'
import type { Opportunity, When } from '../words.ts'
import { occurrencesOf } from './offer.ts'

/** One result as the API tells it (`items` of an answer), read back from its JSON. */
export interface FoundItem {
  readonly id: string
  readonly sourceLanguage: Language
  readonly title: Readonly<Record<Language, string>>
  readonly host: { readonly slug: string | null; readonly name: string | null }
  readonly ages: Opportunity['ages']
  readonly price: Opportunity['price']
  readonly helpAvailable: boolean
  readonly paysParticipants: boolean
  readonly provides: Opportunity['provides']
  readonly access: readonly AccessFact[]
  readonly languages: readonly Language[]
  readonly placesLeft: number | null
  readonly verifiedByAHumanOn: Day | null
  readonly listings: number
  readonly sessions: readonly FoundSession[]
  readonly distanceMetres?: number
  readonly daysNotStated?: boolean
}

export interface FoundSession {
  readonly when: When
  readonly timeZone: string
  readonly online: boolean
  readonly venue: {
    readonly name: string
    readonly point: Point | null
    readonly area: { readonly name: string } | null
    readonly access: readonly AccessFact[]
  } | null
}

/** The days a question is about; what has no end is open. */
export interface AskedDays {
  readonly from: Day
  readonly to: Day | null
  readonly weekday: readonly number[]
}

export const askedDaysOf = (question: Question, today: Day): AskedDays => ({
  from: question.from !== null && question.from > today ? question.from : today,
  to: question.to,
  weekday: question.weekday,
})

/** A result as one row of a page: of its sessions the first that answers. */
export function listingView(
  item: FoundItem,
  prefix: string,
  days: AskedDays,
  languages: readonly Language[],
): ListingView {
  const title = textFor({ sourceLanguage: item.sourceLanguage, texts: item.title }, languages)
  const session = item.sessions[0]
  const access = session?.venue ? [...new Set([...item.access, ...session.venue.access])] : item.access
  return {
    id: item.id,
    href: `${prefix}/opportunities/${item.id}`,
    title: { text: title.text, language: title.language === languages[0] ? undefined : title.language },
    host: item.host.name ?? '',
    occasion: session ? occasionOf(session, days) : unknown,
    more: Math.max(0, item.listings - 1),
    place: session?.venue ? { name: session.venue.name, area: session.venue.area?.name ?? null } : null,
    online: session?.online ?? false,
    distanceMetres: item.distanceMetres ?? null,
    ages: item.ages,
    price: item.price,
    helpAvailable: item.helpAvailable,
    paysParticipants: item.paysParticipants,
    provides: item.provides,
    access,
    languages: item.languages,
    placesLeft: item.placesLeft,
    verifiedByAHumanOn: item.verifiedByAHumanOn,
  }
}

const unknown: Occasion = { daysNotStated: true, startOn: null, endOn: null, startTime: null, endTime: null }

/** A rule's days are followed this far for the one that answers. */
const mostDaysOfARule = 60

function occasionOf({ when, timeZone }: FoundSession, days: AskedDays): Occasion {
  if (when.form === 'span') return { ...unknown, startOn: when.startOn, endOn: when.endOn }
  if (when.form === 'dated') return { ...when, daysNotStated: false }
  const occurrences = occurrencesOf({ when, timeZone }, days.from, mostDaysOfARule)
  const fits = ({ startOn }: { startOn: Day }): boolean =>
    (days.to === null || startOn <= days.to) && (days.weekday.length === 0 || days.weekday.includes(weekdayOf(startOn)))
  const first = occurrences.find(fits) ?? occurrences[0]
  return first
    ? { ...first, daysNotStated: false }
    : {
        daysNotStated: false,
        startOn: when.startOn,
        endOn: null,
        startTime: when.startTime as WallTime | null,
        endTime: when.endTime,
      }
}
