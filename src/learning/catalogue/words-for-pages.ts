import { z } from 'zod'
import type { AccessFact } from '#commons/organisations'
import type { Day, WallTime } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Point } from '#kernel/place.ts'
import type { AdultFunction } from './standing/words.ts'
import type { Audience, Funder, Kind, Opportunity, Price, Provision, Theme } from './words.ts'

/** A text already chosen for the reader; `language` where it is not the page's own. */
export interface Told {
  readonly text: string
  readonly language: Language | undefined
}

/** This room's settings in an ecosystem. */
export const catalogueSettings = z.object({
  /** How its people tell distances. */
  distances: z.enum(['kilometre', 'mile']).default('kilometre'),
})

/** Where the reader is: what every page of the catalogue needs of the ecosystem. */
export interface Here {
  /** What its addresses begin with: `/somewhere`. */
  readonly prefix: string
  readonly name: string
  /** Today in the ecosystem's own zone. */
  readonly today: Day
  readonly unit: 'kilometre' | 'mile'
}

/** The part of a session or of one of its occurrences that a reader asks first. */
export interface Occasion {
  /** From–to: the days within are not known. */
  readonly daysNotStated: boolean
  readonly startOn: Day | null
  readonly endOn: Day | null
  readonly startTime: WallTime | null
  readonly endTime: WallTime | null
}

/** One row of a result list. */
export interface ListingView {
  readonly id: string
  readonly href: string
  readonly title: Told
  readonly host: string
  readonly occasion: Occasion
  /** How many more sessions of it answer the question. */
  readonly more: number
  readonly place: { readonly name: string; readonly area: string | null } | null
  readonly online: boolean
  readonly distanceMetres: number | null
  readonly ages: Opportunity['ages']
  readonly price: Price
  readonly helpAvailable: boolean
  readonly paysParticipants: boolean
  readonly provides: readonly Provision[]
  readonly access: readonly AccessFact[]
  readonly languages: readonly Language[]
  readonly placesLeft: number | null
  readonly verifiedByAHumanOn: Day | null
}

/** What the form of a search holds, as it was typed: a mistake keeps everything. */
export type Typed = Readonly<Record<string, string | undefined>>

/** A filter in force, and what taking it off would give. */
export interface AppliedFilter {
  readonly field: string
  readonly value: string
  readonly href: string
  /** Opportunities one would see without it; null where it was not counted. */
  readonly gives: number | null
}

/** A filter one could add, with what it would leave. */
export interface Narrowing {
  readonly field: 'theme' | 'kind'
  readonly value: string
  readonly count: number
  readonly href: string
}

export interface DayView {
  readonly on: Day
  /** Sessions on this day that answer the question. */
  readonly count: number
  readonly first: readonly ListingView[]
  /** The same question for this day alone. */
  readonly href: string
}

export interface MonthView {
  /** The first of the month. */
  readonly firstOn: Day
  readonly days: readonly DayView[]
  /** From–to without stated days: a line of their own, never a block on each day. */
  readonly spans: readonly ListingView[]
  readonly spansCount: number
  readonly previousHref: string | null
  readonly nextHref: string
}

export interface DotView {
  readonly venueId: string
  readonly name: string
  readonly area: string | null
  readonly count: number
  readonly point: Point | null
  readonly href: string
  readonly x: number
  readonly y: number
}

export interface MapView {
  readonly frame: { readonly width: number; readonly height: number }
  readonly areas: readonly { readonly name: string; readonly outline: string }[]
  readonly dots: readonly DotView[]
  /** Venues nobody has placed yet: they stand beside the map. */
  readonly unplaced: readonly DotView[]
  readonly online: number
  /** Where the enhanced map finds outlines and dots. */
  readonly outlinesHref: string
  readonly dotsHref: string
}

/** What an empty or small answer offers instead. */
export interface Alternatives {
  readonly spelling: { readonly text: string; readonly href: string; readonly gives: number } | null
  readonly loosen: readonly AppliedFilter[]
  /** The same within a wider distance. */
  readonly wider: { readonly km: number; readonly href: string; readonly gives: number } | null
  readonly nearest: readonly ListingView[]
  /** The form that tells the city, with the question already in it. */
  readonly wantHref: string
}

export interface FindView {
  readonly here: Here
  readonly view: 'list' | 'calendar' | 'map'
  readonly typed: Typed
  readonly wrong: readonly { readonly field: string; readonly because: string }[]
  readonly total: number
  readonly totalListings: number
  readonly applied: readonly AppliedFilter[]
  readonly narrowing: readonly Narrowing[]
  readonly listings: readonly ListingView[]
  /** Position in `listings` where those without stated days begin; null when there are none or all are. */
  readonly spansFrom: number | null
  readonly month: MonthView | null
  readonly map: MapView | null
  readonly alternatives: Alternatives | null
  readonly placeNames: readonly string[]
  readonly languages: readonly Language[]
  readonly links: {
    readonly list: string
    readonly calendar: string
    readonly map: string
    readonly ics: string
    readonly csv: string
    readonly api: string
    readonly first: string | null
    readonly next: string | null
  }
}

/** A group of sessions at one venue. */
export interface PlaceOfThing {
  readonly name: string
  readonly address: string | null
  readonly area: string | null
  readonly point: Point | null
  /** The point in the frame of the city's drawing. */
  readonly spot: { readonly x: number; readonly y: number } | null
  readonly access: readonly AccessFact[]
  readonly languages: readonly Language[]
  readonly factsSource: string | null
  readonly online: boolean
  readonly occasions: readonly OccasionView[]
  /** Past or further ones that are not listed. */
  readonly more: number
}

export interface OccasionView extends Occasion {
  readonly cancelled: boolean
  readonly link: string | null
  /** A rule in words is beyond us; its weekdays are not. ISO weekdays, empty when it is no rule. */
  readonly weekdays: readonly number[]
}

/** Everything a parent asks before leaving the house. */
export interface ThingView {
  readonly here: Here
  readonly id: string
  readonly href: string
  readonly kind: Kind
  readonly title: Told
  readonly description: { readonly paragraphs: readonly string[]; readonly language: Language | undefined }
  readonly host: { readonly name: string; readonly href: string }
  readonly timeZone: string
  readonly places: readonly PlaceOfThing[]
  readonly morePlaces: number
  readonly ages: Opportunity['ages']
  readonly audiences: readonly Audience[]
  readonly price: Price
  readonly helpAvailable: boolean
  readonly paysParticipants: boolean
  readonly provides: readonly Provision[]
  readonly access: readonly AccessFact[]
  readonly languages: readonly Language[]
  readonly themes: readonly { readonly theme: Theme; readonly href: string }[]
  readonly skills: readonly string[]
  readonly capacity: number | null
  readonly minimumToRun: number | null
  readonly placesLeft: number | null
  readonly signUpLink: string | null
  readonly image: { readonly link: string; readonly alt: Told } | null
  readonly funders: readonly Funder[]
  readonly sources: readonly {
    readonly name: string
    readonly link: string | null
    readonly originalId: string | null
  }[]
  /** A demonstration moves real dates to now; this one's by so many whole weeks. */
  readonly movedByWeeks: number
  readonly verifiedByAHumanOn: Day | null
  readonly lapsesOn: Day | null
  /** Still happening, over, or taken out of the public lists. */
  readonly standing: 'open' | 'past' | 'lapsed' | 'vanished' | 'withdrawn' | 'cancelled'
  /** "Asked for by 14": a public count, or that a few asked, or nothing. */
  readonly askedFor: { readonly count: number | null } | null
  /** Who stands there now, each by the name they want read; null: they want none. `on`: at that day's session alone. */
  readonly adults: readonly { readonly name: string | null; readonly does: AdultFunction; readonly on: Day | null }[]
  readonly calendarHref: string
  readonly outlines: MapView['areas']
  readonly frame: MapView['frame'] | null
}
