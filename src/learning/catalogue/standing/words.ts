import { z } from 'zod'
import type { StandingItem } from '#commons/people'
import type { Role } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import type { Day, Instant, WallTime } from '#kernel/instant.ts'

/** What an adult does at a session. */
export const adultFunctions = ['guide', 'teacher', 'mentor', 'supervisor', 'helper'] as const
export type AdultFunction = (typeof adultFunctions)[number]

/** Who holds one of these at the house that offers can be named to its sessions. */
export const standingRoles = ['host', 'mentor', 'educator'] as const satisfies readonly Role[]

/** How an adult is told beside an offer; without a wish, not at all. */
export const showings = ['not', 'first-name', 'whole-name'] as const
export type Showing = (typeof showings)[number]

/** That somebody was named, which is not yet that they stand there. */
export interface NamedAdult {
  readonly id: Id
  /** The offer it was said of; where that was folded into another, it stands there too. */
  readonly opportunityId: Id
  /** Null: at every session. */
  readonly sessionId: Id | null
  readonly personId: Id
  readonly does: AdultFunction
  readonly namedAt: Instant
}

/** Who stands at a session at this moment. */
export interface AdultAt {
  readonly id: Id
  /** The one that was asked for. */
  readonly opportunityId: Id
  readonly sessionId: Id | null
  readonly personId: Id
  readonly does: AdultFunction
  /** The name this adult wants to be read under; null: not to be named. A minor's never is (P2). */
  readonly shownAs: string | null
}

/** A session as a coordinator chooses one. */
export interface SessionToStandAt {
  readonly id: Id
  readonly startOn: Day | null
  readonly startTime: WallTime | null
  readonly endOn: Day | null
}

const id = z.string().refine(isId)

export const namingForm = z.object({
  opportunityId: id,
  sessionId: id.nullable().default(null),
  personId: id,
  does: z.enum(adultFunctions),
})
export type NamingForm = z.output<typeof namingForm>

/** What somebody lacks, as the clearances say it. */
export type Missing = Pick<StandingItem, 'kind' | 'state'>

export const standingEvents = [
  'catalogue.adult-named',
  'catalogue.adult-taken-off',
  'catalogue.adult-shown-otherwise',
] as const

export const standingRefusals = [
  'catalogue.not-your-house',
  'catalogue.adult-not-here',
  'catalogue.adult-not-of-the-house',
  'catalogue.adult-may-not-meet-minors',
  'catalogue.session-not-of-this-offer',
] as const
export type StandingRefusal = (typeof standingRefusals)[number]
