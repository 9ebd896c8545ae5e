import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { organisationKinds, type OrganisationKind } from './words.ts'

/** `light`: for the four-person workshop; somebody known here vouches, and there is one offer. */
export const joiningDoors = ['full', 'light'] as const
export type JoiningDoor = (typeof joiningDoors)[number]

export const applicationStates = [
  'needs-voucher',
  'proposed',
  'admitted',
  'refused',
  'lapsed',
  'withdrawn',
  'admission-taken-back',
  'refusal-taken-back',
] as const
export type ApplicationState = (typeof applicationStates)[number]

/** An organisation that asks to belong. */
export interface Application {
  readonly id: Id
  readonly door: JoiningDoor
  readonly state: ApplicationState
  readonly name: string
  readonly kind: OrganisationKind
  /** What they would offer, for whom. */
  readonly does: string
  readonly website: string | null
  readonly language: Language
  /** For those who decide and the office only. */
  readonly contactName: string
  readonly contactAddress: string
  readonly applicantId: Id | null
  readonly voucherWritten: string | null
  readonly vouchedBy: Id | null
  readonly vouchedAt: Instant | null
  readonly organisationId: Id | null
  readonly madeAt: Instant
  readonly settledAt: Instant | null
  /** Read by everybody: why it was refused or taken back. */
  readonly note: string | null
}

export interface Membership {
  readonly organisationId: Id
  readonly applicationId: Id
  readonly door: JoiningDoor
  readonly state: 'admitted' | 'paused' | 'ended'
  readonly sinceOn: Day
  readonly changedOn: Day
  readonly note: string | null
}

export interface JoiningDocument {
  readonly id: Id
  readonly title: string
  readonly mediaType: string
  readonly bytes: number
}

export const largestDocument = 10 * 1024 * 1024
export const mostDocuments = 6

const line = (most: number) => z.string().trim().min(1).max(most)

export const applicationForm = z
  .object({
    door: z.enum(joiningDoors).default('full'),
    name: line(200),
    kind: z.enum(organisationKinds).default('other'),
    does: z.string().trim().min(10).max(2000),
    website: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .nullable()
      .default(null),
    contactName: line(200),
    contactAddress: z.email().max(254),
    voucherWritten: z.string().trim().max(200).nullable().default(null),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
      .default('en'),
  })
  .refine(({ door, voucherWritten }) => door === 'full' || (voucherWritten ?? '') !== '', {
    path: ['voucherWritten'],
  })
export type ApplicationForm = z.output<typeof applicationForm>

export const joiningEvents = [
  'organisations.joining-asked',
  'organisations.joining-vouched',
  'organisations.joining-proposed',
  'organisations.joining-withdrawn',
  'organisations.joining-document-added',
  'organisations.organisation-admitted',
  'organisations.joining-refused',
  'organisations.joining-lapsed',
  'organisations.admission-taken-back',
  'organisations.refusal-taken-back',
  'organisations.membership-paused',
  'organisations.membership-resumed',
] as const

export const joiningRefusals = [
  'organisations.application-not-here',
  'organisations.not-yours',
  'organisations.belongs-already',
  'organisations.application-settled',
  'organisations.vouching-for-oneself',
  'organisations.not-a-member',
  'organisations.document-too-large',
  'organisations.document-of-no-known-kind',
  'organisations.too-many-documents',
] as const
export type JoiningRefusal = (typeof joiningRefusals)[number]
