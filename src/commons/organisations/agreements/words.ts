import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { isDay, type Day, type Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'

/** What for. One agreement, one purpose: nothing bundled. */
export const agreementPurposes = ['groups', 'fees-and-help', 'statistics', 'research'] as const
export type AgreementPurpose = (typeof agreementPurposes)[number]

/** Everything about a person that may be agreed on at all; what is not here can not be agreed. */
export const agreementFields = [
  'name',
  'user-name',
  /** The number of the person in the giver's own system. */
  'outside-id',
  'birth',
  'language',
  'school',
  'level',
  'group',
  'teacher',
  'needs',
  'guardian',
  'guardian-way',
  'way',
  'band',
  'attendance',
] as const
export type AgreementField = (typeof agreementFields)[number]

export const agreementStates = ['draft', 'offered', 'signed', 'running', 'ended', 'withdrawn'] as const
export type AgreementState = (typeof agreementStates)[number]

export const sides = ['giver', 'receiver'] as const
export type Side = (typeof sides)[number]

export interface Signature {
  readonly side: Side
  /** Null: an operator of the installation. */
  readonly signedBy: Id | null
  readonly signedAt: Instant
  /** SHA-256 of the text that was signed, hexadecimal. */
  readonly textHash: string
}

export interface Agreement {
  readonly id: Id
  /** Whose people it is about. */
  readonly giverId: Id
  /** Null: the ecosystem itself. */
  readonly receiverId: Id | null
  readonly purpose: AgreementPurpose
  readonly fields: readonly AgreementField[]
  readonly version: number
  readonly followsId: Id | null
  readonly fromOn: Day
  /** The last day it runs. */
  readonly untilOn: Day
  readonly text: string
  readonly language: Language
  readonly state: AgreementState
  readonly madeBy: Id | null
  readonly madeAt: Instant
  readonly changedAt: Instant
  readonly clearedAt: Instant | null
}

/** How something went over. */
export const waysOver = ['roster', 'list', 'export'] as const
export type WayOver = (typeof waysOver)[number]

const day = z.string().refine(isDay)

export const agreementForm = z.object({
  giverId: z.string(),
  receiverId: z.string().nullable().default(null),
  purpose: z.enum(agreementPurposes),
  fields: z.array(z.enum(agreementFields)).min(1),
  fromOn: day,
  untilOn: day,
  text: z.string().trim().min(20).max(60_000),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
})

export const agreementEvents = [
  'organisations.agreement-drafted',
  'organisations.agreement-offered',
  'organisations.agreement-signed',
  'organisations.agreement-began',
  'organisations.agreement-ended',
  'organisations.agreement-withdrawn',
  'organisations.agreement-cleared',
] as const

export const agreementRefusals = [
  'organisations.agreement-not-here',
  'organisations.agreement-not-yours',
  'organisations.agreement-state-forbids',
  'organisations.agreement-signed-already',
  'organisations.agreement-both-sides',
  'organisations.agreement-ends-before-it-begins',
  'organisations.agreement-is-over',
  'organisations.agreement-with-oneself',
] as const
export type AgreementRefusal = (typeof agreementRefusals)[number]
