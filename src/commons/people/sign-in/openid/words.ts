import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'

/** An organisation's own sign-in, as an ecosystem keeps it. */
export interface Provider {
  readonly id: Id
  readonly organisationId: Id | null
  /** What the button says. */
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  /** Sealed. */
  readonly clientSecret: string
  /** Only confirmed addresses of these count; in lower case. */
  readonly domains: readonly string[]
  readonly madeAt: Instant
}

const domain = /^(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** As the office types it. */
export const providerForm = z.object({
  name: z.string().trim().min(1).max(100),
  issuer: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .refine((issuer) => {
      const url = URL.canParse(issuer) ? new URL(issuer) : null
      return url !== null && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
    }),
  clientId: z.string().trim().min(1).max(300),
  clientSecret: z.string().trim().min(1).max(1000),
  domains: z
    .string()
    .max(2000)
    .transform((typed) => [
      ...new Set(
        typed
          .toLowerCase()
          .split(/[\s,;]+/)
          .map((one) => one.replace(/^@/, ''))
          .filter((one) => one !== ''),
      ),
    ])
    .pipe(z.array(z.string().regex(domain)).min(1).max(50)),
})
export type ProviderDraft = z.output<typeof providerForm>

/** What its sign-in tells of somebody. */
export interface Told {
  readonly subject: string
  readonly email: string | undefined
  readonly emailVerified: boolean
  /** RFC 8176: how it saw that it was them. */
  readonly methods: readonly string[]
}

/** What a ticket holds while somebody is away at the organisation. */
export const heldOpenid = z.object({
  ecosystem: z.string(),
  provider: z.string(),
  verifier: z.string(),
  state: z.string(),
  nonce: z.string(),
  next: z.string(),
})

/** Where the ticket waits in the browser that left. */
export const openidCookie = 'hedgerow_openid'
