import type { AccessFact } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Day, WallTime } from '#kernel/instant.ts'
import type { Language, LocalText } from '#kernel/local-text.ts'
import type { Money } from '#kernel/money.ts'
import type { Point } from '#kernel/place.ts'
import { hostingEvents, hostingRefusals, type Contact } from './words-of-hosting.ts'

export * from './words-of-hosting.ts'

export const kinds = [
  'programme',
  'event',
  'course',
  'workshop',
  'club',
  'visit',
  'volunteering',
  'job',
  'resource',
  'overnight',
  'expedition',
] as const
/** `overnight` stays at least a night; `expedition` lasts weeks. A job includes internships. */
export type Kind = (typeof kinds)[number]

/** Broad themes every ecosystem shares; finer words are skills or the feed's own categories, kept as written. */
export const themes = [
  'arts',
  'music',
  'dance',
  'theatre',
  'film',
  'reading',
  'languages',
  'history',
  'science',
  'technology',
  'making',
  'nature',
  'sport',
  'health',
  'food',
  'games',
  'academics',
  'work',
  'money',
  'community',
  'family',
  'faith',
  'safety',
] as const
export type Theme = (typeof themes)[number]

export const provisions = ['food', 'transport', 'equipment'] as const
export type Provision = (typeof provisions)[number]

/** `exclusive`: only this group may come. `suited`: made with it in mind, open to all. */
export interface Audience {
  readonly group: string
  readonly mode: 'exclusive' | 'suited'
}

export type Price =
  | { readonly kind: 'free' }
  | { readonly kind: 'unknown' }
  /** From–to of all prices; `asWritten` keeps a band or a sentence the feed gave ("$50 or Less"). */
  | { readonly kind: 'paid'; readonly from: Money | null; readonly to: Money | null; readonly asWritten: string | null }

export interface Funder {
  readonly organisation: string
  readonly programme: string | null
  readonly grantReference: string | null
  readonly id360Giving: string | null
}

/** When it happens, always in the venue's own time zone and wall-clock time. */
export type When =
  /** One dated occurrence; no start time means the time was not stated. `endOn` only if it ends on another day. */
  | {
      readonly form: 'dated'
      readonly startOn: Day
      readonly startTime: WallTime | null
      readonly endOn: Day
      readonly endTime: WallTime | null
    }
  /** An RFC 5545 rule (`FREQ=WEEKLY;BYDAY=SA;UNTIL=…`), with days left out. Expanded within the catalogue's horizon. */
  | {
      readonly form: 'rule'
      readonly startOn: Day
      readonly startTime: WallTime | null
      readonly endTime: WallTime | null
      readonly rule: string
      readonly except: readonly Day[]
    }
  /** From–to, days or times unknown; an open end is null; nothing known at all is both null. */
  | { readonly form: 'span'; readonly startOn: Day | null; readonly endOn: Day | null }

/** One listing as a source gave it: the dated (or undated) occurrence of an opportunity at one venue. */
export interface Session {
  readonly id: Id
  readonly opportunityId: Id
  readonly when: When
  readonly timeZone: string
  readonly venueId: Id | null
  readonly online: boolean
  readonly state: SessionState
  readonly sourceId: Id | null
  readonly originalId: string | null
  readonly link: string | null
}

/** `lapsed`: vanished from its source, or nobody confirmed it; kept, not shown. */
export type SessionState = 'live' | 'cancelled' | 'lapsed'

export interface Opportunity {
  readonly id: Id
  readonly kind: Kind
  readonly title: LocalText
  readonly description: LocalText
  readonly hostId: Id
  readonly ages: { readonly min: number | null; readonly max: number | null }
  readonly audiences: readonly Audience[]
  readonly price: Price
  readonly helpAvailable: boolean
  readonly paysParticipants: boolean
  readonly provides: readonly Provision[]
  /** Facts of this offer itself (sign language led); the venue's facts are the venue's. */
  readonly access: readonly AccessFact[]
  /** Spoken there. */
  readonly languages: readonly Language[]
  readonly themes: readonly Theme[]
  readonly skills: readonly string[]
  readonly capacity: number | null
  /** Null: not known. */
  readonly placesLeft: number | null
  /** With fewer people it does not take place; null: it takes place with one. */
  readonly minimumToRun: number | null
  /** Null: nobody said. */
  readonly contact: Contact | null
  readonly signUpLink: string | null
  readonly image: { readonly link: string; readonly alt: LocalText } | null
  readonly funders: readonly Funder[]
  readonly sourceId: Id | null
  /** Set only by a person who looked; saving is not verifying. */
  readonly verifiedByAHumanOn: Day | null
  /** Leaves public view after this day unless someone confirms it. */
  readonly lapsesOn: Day | null
  /** Folded into another; its address answers 308. */
  readonly mergedInto: Id | null
}

/** What an import (or a pasted table) says of one opportunity, before it has ids. The only way in besides a person's form. */
export interface OpportunityDraft extends Omit<
  Opportunity,
  'id' | 'hostId' | 'sourceId' | 'verifiedByAHumanOn' | 'lapsesOn' | 'mergedInto' | 'minimumToRun' | 'contact'
> {
  /** What only a form asks: no feed tells it, so it is no part of what an import compares. */
  readonly ofHost?: Pick<Opportunity, 'minimumToRun' | 'contact'>
  /** Same source, same key, same opportunity. Host + title without its site + ages + price for grouped feeds. */
  readonly groupKey: string
  readonly hostName: string
  readonly sessions: readonly SessionDraft[]
}

export interface SessionDraft {
  /** The source's own id; unique within the source. */
  readonly originalId: string
  readonly when: When
  readonly timeZone: string
  readonly online: boolean
  readonly cancelled: boolean
  readonly link: string | null
  readonly venue: VenueDraft | null
}

/** Venues of one ecosystem are the same when name and address agree after folding, or name alone with points within 150 m. */
export interface VenueDraft {
  readonly name: string
  readonly address: string | null
  readonly point: Point | null
  readonly areaAsWritten: string | null
}

export const catalogueEvents = [
  /** `opportunityIds`, or `everything` when they are too many to name: snapshots read anew what they hold of them. */
  'catalogue.listings-changed',
  'catalogue.opportunities-merged',
  'catalogue.merge-undone',
  'catalogue.opportunity-confirmed',
  'catalogue.opportunity-withdrawn',
  'catalogue.opportunity-written',
  'catalogue.mistake-reported',
  'catalogue.report-dealt-with',
  ...hostingEvents,
] as const

export const catalogueRefusals = [
  'catalogue.not-here',
  'catalogue.office-only',
  'catalogue.unknown-place',
  'catalogue.unknown-cursor',
  'catalogue.merged-with-itself',
  'catalogue.already-merged',
  'catalogue.not-merged',
  'catalogue.owned-by-a-source',
  'catalogue.withdrawn',
  'catalogue.report-not-here',
  'catalogue.report-holds-an-address',
  'catalogue.report-holds-a-phone-number',
  'catalogue.enough-reports',
  ...hostingRefusals,
] as const
export type CatalogueRefusal = (typeof catalogueRefusals)[number]

/** What an import did, in listings (one row of the source is one). */
export interface SavedFromSource {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly lapsed: number
  /** Opportunities the source's listings stand in now. */
  readonly opportunities: number
  /** Fields in which a host's word stood before what the source told. */
  readonly heldBack: number
}

/** How alike two listings are, part by part, as it was shown to whoever decided. */
export type ScoreParts = Readonly<Record<string, number | null>>
