import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'

/** The public half of a key that never leaves its owner's device. */
export interface Passkey {
  readonly id: Id
  readonly accountId: Id
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  /** "Firefox, Android": what its owner recognises it by. */
  readonly name: string
  readonly madeAt: Instant
  readonly usedAt: Instant | null
}

/** Nobody has more devices; a stolen session should not fill the list. */
export const mostPasskeys = 20

const word = z.string().max(10_000)

/** What a browser's own call answers, as JSON; the library reads and checks every part of it. */
export const passkeyAnswer = z.object({
  response: z.object({
    id: z.string().min(1).max(2000),
    rawId: word,
    type: z.literal('public-key'),
    authenticatorAttachment: z.string().max(50).nullish(),
    clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
    response: z.record(z.string(), z.unknown()),
  }),
  next: z.string().max(2000).optional(),
})
export type PasskeyAnswer = z.output<typeof passkeyAnswer>['response']

/** What a ticket holds between question and answer. */
export const heldChallenge = z.object({ challenge: z.string() })

/** Where the ticket of a question waits in the browser that asked. */
export const passkeyCookie = 'hedgerow_passkey'
