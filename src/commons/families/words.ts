import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { FamiliesSettings, Verification } from './words-of-settings.ts'

export * from './words-of-consent.ts'
export * from './words-of-mandates.ts'
export * from './words-of-growing-up.ts'
export * from './words-of-care.ts'
export * from './words-of-settings.ts'

/** What a guardian is to the child. `other` is for every family the list forgot. */
export const relations = ['mother', 'father', 'grandparent', 'foster-carer', 'legal-guardian', 'other'] as const
export type Relation = (typeof relations)[number]

export const linkStates = ['active', 'suspended', 'ended'] as const
export type LinkState = (typeof linkStates)[number]

/** P9: why a link rests. A word of this list and nothing else: the story belongs to the people who help, not to us. */
export const suspensionReasons = ['conflict', 'court-order', 'safeguarding', 'mistaken'] as const
export type SuspensionReason = (typeof suspensionReasons)[number]

/** One adult answers for one child. A child has any number of them, in as many households as there are. */
export interface Link {
  readonly id: Id
  readonly childId: Id
  readonly guardianId: Id
  readonly relation: Relation
  readonly verified: Verification
  readonly vouchedBy: Id | null
  readonly vouchingOrganisationId: Id | null
  readonly since: Instant
  readonly state: LinkState
  readonly suspendedBy: Id | null
  readonly suspendedBecause: SuspensionReason | null
  /** The first of the two people who restore it. */
  readonly restoreAskedBy: Id | null
  /** How the desk that vouched calls this adult; null: nobody wrote it down. */
  readonly called: string | null
}

/** A code lives as long as two people need to stand beside each other. */
export const codeMinutes = 15
/** Codes one person may try in that time. */
export const codeTries = 5
/** No vowels and no look-alikes: nothing rude can be spelled, nothing misread. */
export const codeAlphabet = '23456789BCDFGHJKMNPQRSTVWXZ'
export const codeLength = 8

/** As typed: spaces, hyphens and small letters are no mistake. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

export const familyEvents = [
  'families.code-shown',
  'families.guardian-linked',
  'families.link-suspended',
  'families.restore-asked',
  'families.link-restored',
  'families.link-ended',
  'families.consents-answered',
  'families.consent-withdrawn',
  'families.consent-link-made',
  'families.mandate-recorded',
  'families.mandate-ended',
  'families.age-comes',
  'families.age-came',
  'families.child-began-alone',
  'families.start-confirmed',
  'families.start-expired',
  'families.age-said',
  'families.protection-set',
  'families.protection-lift-asked',
  'families.protection-lifted',
  'families.band-set',
  'families.band-ended',
] as const

export const familyRefusals = [
  'families.not-here',
  'families.not-yours',
  'families.clearance-lapsed',
  'families.code-wrong',
  'families.too-many-codes',
  'families.already-linked',
  'families.not-a-minor',
  'families.own-guardian',
  'families.way-not-accepted',
  'families.link-not-active',
  'families.link-not-suspended',
  'families.second-person-needed',
  'families.not-for-you-to-decide',
  'families.nothing-to-withdraw',
  'families.link-spent',
  'families.already-answered',
  'families.no-mandate',
  'families.mandate-too-long',
  'families.mandate-names-nothing',
  'families.not-old-enough',
  'families.protected-already',
  'families.not-protected',
  'families.two-others-needed',
  'families.band-set-already',
  'families.band-unknown',
  'families.reach-mistaken',
  'families.adult-not-found',
] as const
export type FamilyRefusal = (typeof familyRefusals)[number]

/** What a command has to know of the ecosystem it acts in. */
export interface Place {
  readonly settings: FamiliesSettings
  readonly timeZone: string
}
