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

/** What a person with an impairment, or one without a car, asks before leaving the house. */
export const accessFacts = ['step-free', 'hearing-loop', 'toilets', 'quiet-room', 'transport'] as const
export type AccessFact = (typeof accessFacts)[number]

export interface Venue {
  readonly id: Id
  readonly name: string
  readonly address: string | null
  readonly point: Point | null
  /** The area its point falls into, or that a person chose. */
  readonly areaId: Id | null
  /** The area as the feed wrote it, kept for the record and for the repair count. */
  readonly areaAsWritten: string | null
  readonly placedBy: 'feed' | 'hand' | null
  readonly access: readonly AccessFact[]
  /** Where the access facts come from; demonstration facts say so. */
  readonly accessSource: string | null
}
