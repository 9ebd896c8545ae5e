import { z } from 'zod'
import { roles, type Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'

/** `required`: without it the role opens nothing. `asked`: one's own page asks for it. */
export const secondFactorNeeds = ['required', 'asked', 'off'] as const
export type SecondFactorNeed = (typeof secondFactorNeeds)[number]

/** Roles that work with people here: where a place says nothing of its own, they are asked. */
export const staffRoles = [
  'steward',
  'coordinator',
  'operator',
  'auditor',
  'council-member',
  'educator',
  'host',
  'mentor',
  'courier',
] as const satisfies readonly Role[]

/** An ecosystem's settings `second-factor`: which roles need a second factor (P15). */
export const secondFactorSettings = z.object({
  roles: z.partialRecord(z.enum(roles), z.enum(secondFactorNeeds)).default({}),
})
export type SecondFactorSettings = z.output<typeof secondFactorSettings>

/** An app that shows a new number each half minute. */
export interface SecondFactor {
  readonly accountId: Id
  /** Sealed. */
  readonly secret: string
  readonly madeAt: Instant
  /** Null: no number of it was right yet, so it counts for nothing. */
  readonly confirmedAt: Instant | null
  /** The half minute of the last number taken. */
  readonly lastStep: number
  readonly wrongTries: number
  readonly lockedUntil: Instant | null
}

export const recoveryCodes = 10

/** As it is typed: six digits of the app, or a recovery code. Spaces, hyphens and capitals are no mistake. */
export const codeTyped = z
  .string()
  .max(100)
  .transform((typed) => typed.toLowerCase().replace(/[^0-9a-z]/g, ''))
