import type { AccessFact } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { Point } from '#kernel/place.ts'
import type { Opportunity, Session, When } from '../../words.ts'

/** An opportunity with the sessions that are shown with it: its own and those of the ones folded into it. */
export interface CatalogueRow extends Omit<Opportunity, 'mergedInto'> {
  readonly sessions: readonly Session[]
}

export interface HostFacts {
  readonly slug: string
  readonly name: string
}

export interface VenueFacts {
  readonly name: string
  readonly address: string | null
  readonly point: Point | null
  readonly areaId: Id | null
  readonly access: readonly AccessFact[]
  readonly languages: readonly Language[]
}

export interface AreaFacts {
  readonly code: string
  readonly name: string
  readonly centre: Point
}

/** What a snapshot needs to know of its surroundings to describe and place a listing. */
export interface Surroundings {
  readonly hosts: ReadonlyMap<Id, HostFacts>
  readonly venues: ReadonlyMap<Id, VenueFacts>
  readonly areas: ReadonlyMap<Id, AreaFacts>
  /** Areas a written name means: none, one, or the several that a label covers. */
  readonly areasNamed: (name: string) => readonly Id[]
  /** Asked words are stemmed in each. */
  readonly languages: readonly Language[]
  /** Days of a rule, rising, within the two days. */
  readonly expandRule: ExpandRule
}

export type ExpandRule = (when: WhenByRule, timeZone: string, from: Day, to: Day) => readonly Day[]
export type WhenByRule = Extract<When, { form: 'rule' }>
