import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Language, LocalText } from '#kernel/local-text.ts'
import type { Point } from '#kernel/place.ts'

export const organisationKinds = [
  'association',
  'library',
  'museum',
  'school',
  'college',
  'authority',
  'company',
  'park',
  'faith',
  'health',
  'media',
  'other',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Who makes an offer. Separate from venues: a host may use another's venue. */
export interface Organisation {
  readonly id: Id
  readonly slug: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly about: LocalText | null
  readonly website: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly languages: readonly Language[]
  readonly areaIds: readonly Id[]
  /** By whom, and on which day; null while nobody has looked. */
  readonly verified: { readonly by: string; readonly on: Day } | null
}

/** Where a letter of a paged list begins. */
export interface Letter {
  /** # for digits and signs. */
  readonly letter: string
  /** The page its first name stands on, counted from 1. */
  readonly page: number
}

/** What a person with an impairment, or one without a car, asks before leaving the house. */
export const accessFacts = ['step-free', 'hearing-loop', 'toilets', 'quiet-room', 'transport'] as const
export type AccessFact = (typeof accessFacts)[number]

export interface Venue {
  readonly id: Id
  readonly name: string
  readonly address: string | null
  readonly point: Point | null
  /** The area its point falls into, or that its written area names when it has no point. */
  readonly areaId: Id | null
  /** The area as the feed wrote it, kept for the record and for the repair count. */
  readonly areaAsWritten: string | null
  readonly placedBy: 'feed' | 'hand' | null
  readonly access: readonly AccessFact[]
  /** Spoken by the people of the house. */
  readonly languages: readonly Language[]
  /** Where the access and language facts come from; demonstration facts say so. */
  readonly factsSource: string | null
}

/** What a source says of a venue. */
export interface VenueAsWritten {
  readonly name: string
  readonly address: string | null
  readonly point: Point | null
  readonly areaAsWritten: string | null
}

/** One line of a file of venue facts, and the label every one of its facts is shown with. */
export const venueFacts = z.object({
  source: z.string().min(1),
  venues: z.array(
    z.object({
      name: z.string().min(1),
      address: z.string().nullable().default(null),
      access: z.array(z.enum(accessFacts)).default([]),
      languages: z.array(z.string()).default([]),
    }),
  ),
})
export type VenueFacts = z.infer<typeof venueFacts>

export const organisationForm = z.object({
  name: z.string().trim().min(1).max(200),
  kind: z.enum(organisationKinds).default('other'),
  /** In each language it was written in; the first is the one the others were made from. */
  about: z.record(z.string(), z.string().trim().min(1).max(4000)).default({}),
  website: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  email: z.email().max(200).nullable().default(null),
  phone: z.string().trim().max(60).nullable().default(null),
  languages: z.array(z.string().max(20)).max(40).default([]),
})
export type OrganisationForm = z.output<typeof organisationForm>

/** The distance below which two venues of one name are one venue; the same as the catalogue's rule. */
export const sameVenueMetres = 150

export const organisationEvents = [
  'organisations.hosts-added',
  'organisations.organisation-added',
  'organisations.organisation-edited',
  'organisations.organisation-verified',
  'organisations.venues-changed',
  'organisations.venue-placed',
  'organisations.venue-placing-undone',
] as const

export const organisationRefusals = [
  'organisations.not-here',
  'organisations.venue-not-here',
  'organisations.name-taken',
  'organisations.not-placed-by-hand',
  'organisations.point-not-on-earth',
  'organisations.point-far-away',
  'organisations.office-only',
] as const
export type OrganisationRefusal = (typeof organisationRefusals)[number]
