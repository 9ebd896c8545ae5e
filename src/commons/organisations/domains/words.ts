import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'

/** A line in the name's own records, or a file on the site. */
export const proofWays = ['record', 'file'] as const
export type ProofWay = (typeof proofWays)[number]

/** What the last look found: a sentence each, for who tries. */
export const lookFindings = ['proven', 'nothing', 'other', 'unreachable'] as const
export type LookFinding = (typeof lookFindings)[number]

/** How an organisation shows that a web address is its own. */
export interface DomainProof {
  readonly organisationId: Id
  readonly domain: string
  /** What has to stand there. */
  readonly token: string
  readonly proven: { readonly by: ProofWay; readonly on: Day } | null
  readonly lookedAt: Instant | null
  readonly found: LookFinding | null
}

/** Where the record stands, under the name itself. */
export const recordName = (domain: string): string => `_hedgerow.${domain}`
export const recordText = (token: string): string => `hedgerow=${token}`
/** Where the file stands, on the site itself. */
export const filePath = '/.well-known/hedgerow.txt'

export const domainEvents = [
  'organisations.address-proof-begun',
  'organisations.address-proven',
  'organisations.address-proof-lost',
] as const

export const domainRefusals = ['organisations.no-address-to-prove', 'organisations.proof-not-begun'] as const
export type DomainRefusal = (typeof domainRefusals)[number]
