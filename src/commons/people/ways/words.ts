import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { mailAddress } from '../sign-in/words.ts'

export const wayKinds = ['mail', 'text'] as const
export type WayKind = (typeof wayKinds)[number]

/** How a person can be reached. One that is not confirmed is never used: a slip of a digit is somebody else's telephone. */
export interface Way {
  readonly personId: Id
  readonly kind: WayKind
  /** Mail in lower case; a number as E.164 writes it, `+34600000000`. */
  readonly address: string
  /** Null: the person's own account, the house, or an operator by a link. */
  readonly keptBy: Id | null
  /** `account`: they sign in with it. `code`: they typed what was sent to it. `desk`: they said it where they stood. */
  readonly confirmedHow: 'account' | 'code' | 'desk' | null
  readonly confirmedAt: Instant | null
}

/** As typed: spaces, hyphens, dots and brackets are no mistake, and `00` begins an international number too. */
export const mobileNumber = z
  .string()
  .max(40)
  .transform((typed) => typed.replace(/[\s().\-/\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').replace(/^00/, '+'))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/))

export const wayForm = z.discriminatedUnion('kind', [
  z.object({ personId: z.string().refine(isId), kind: z.literal('mail'), address: mailAddress }),
  z.object({ personId: z.string().refine(isId), kind: z.literal('text'), address: mobileNumber }),
])
export type WayForm = z.input<typeof wayForm>

/** A code that was sent to a way lives this long, and this often may be guessed. */
export const codeMinutes = 15
export const codeTries = 5
export const codeShape = z
  .string()
  .max(20)
  .transform((typed) => typed.replace(/\D/g, ''))
  .pipe(z.string().length(6))

export const wayEvents = [
  'people.way-kept',
  'people.way-confirmed',
  'people.way-let-go',
  'people.language-chosen',
] as const

export const wayRefusals = ['people.way-malformed', 'people.way-is-theirs', 'people.code-wrong'] as const
export type WayRefusal = (typeof wayRefusals)[number]
