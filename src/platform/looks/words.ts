import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'

/** What can be looked at and is noted; each has a sentence `privacy.look-at-…` (dots become hyphens). */
export const lookedAt = [
  /** A row in a list of people: name, roles. */
  'people.entry',
  'people.birth',
  'people.ways',
  'record.doubt',
  'people.clearance',
  'families.child',
  'families.consents',
  'families.band',
  'groups.list',
  'groups.needs',
  'attendance.needs',
  'messages.thread',
  'governance.case',
  'draws.rows',
  /** All that is kept, taken along as a file. */
  'everything',
  /** What a learner chose to show. */
  'reflections.shown',
] as const
export type LookedAt = (typeof lookedAt)[number]

/** Why it was looked at; each has a sentence `privacy.look-because-…`. */
export const lookReasons = [
  'running-the-place',
  'at-the-desk',
  'checking-clearances',
  'running-a-group',
  'keeping-a-door',
  'setting-a-band',
  'deciding-a-case',
  'handling-a-report',
  'looking-again',
  'answering-a-breach',
  'auditing-a-draw',
  'taken-along-by-a-guardian',
  'shown-by-the-learner',
] as const
export type LookReason = (typeof lookReasons)[number]

/** One look of somebody at the data of others. */
export interface Look {
  readonly by: Actor
  /** Persons of the ecosystem. */
  readonly about: readonly Id[]
  readonly what: LookedAt
  readonly because: LookReason
}

/** A look as it stands in the chain. */
export interface LookKept {
  readonly seq: number
  readonly at: Instant
  readonly byKind: 'person' | 'operator'
  readonly byId: Id
  readonly about: readonly Id[]
  readonly what: LookedAt
  readonly because: LookReason
}

/** Where the chain ends: whoever writes it down can tell later that nothing before it was taken away. */
export interface ChainHead {
  readonly seq: number
  /** SHA-256, hexadecimal. */
  readonly hash: string
}
