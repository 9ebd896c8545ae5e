import { z } from 'zod'
import { roles, type Role } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { isDay, type Day, type Instant } from '#kernel/instant.ts'

/** What an adult, or a young mentor, can be asked to show. A place's rules say who needs which. */
export const clearanceKinds = [
  'background-check',
  'safeguarding-training',
  'first-aid',
  'reference',
  'guardian-agreement',
  'named-adult',
] as const
/** What only the gate `people.host-minors` gives: that the place agrees. Nobody writes it down by hand. */
export const gateAgreement = 'gate-agreement'
export type ClearanceKind = (typeof clearanceKinds)[number] | typeof gateAgreement

/** That a certificate was seen: its number and dates, never what it says (P15). */
export interface Clearance {
  readonly id: Id
  readonly personId: Id
  readonly kind: ClearanceKind
  readonly number: string
  readonly authority: string
  readonly jurisdiction: string
  readonly issuedOn: Day
  readonly expiresOn: Day | null
  /** Null: an operator of the installation saw it. */
  readonly verifiedBy: Id | null
  readonly verifiedOn: Day
  readonly withdrawnAt: Instant | null
}

const day = z.string().refine(isDay)

export const clearanceForm = z.object({
  personId: z.string().refine(isId),
  kind: z.enum(clearanceKinds),
  /** A number and nothing more: a line of text would invite the certificate's content. */
  number: z.string().trim().min(1).max(60),
  authority: z.string().trim().min(1).max(120),
  jurisdiction: z.string().trim().min(2).max(20),
  issuedOn: day,
  expiresOn: day.nullable().default(null),
})
export type ClearanceForm = z.output<typeof clearanceForm>

/** Everywhere, whatever the law of the place. */
export const anywhere = 'any'

const rule = z.object({
  roles: z.array(z.enum(roles)).min(1),
  jurisdiction: z.string().min(2).max(20).default(anywhere),
  /** Under-18 mentors have their own rule, and no background check is ever asked of them. */
  ages: z.enum(['adult', 'under-18']),
  kind: z.enum([...clearanceKinds, gateAgreement]),
  /** How old it may be, whatever its own last day says; null: as old as it likes. */
  months: z.int().min(1).max(600).nullable().default(null),
})
export type ClearanceRule = z.output<typeof rule>

const inContact = ['host', 'mentor', 'educator', 'courier', 'coordinator'] as const

/** Roles that meet children, and must show something before they do. */
export const contactRoles: readonly string[] = inContact

/** What is asked beside everything else where the place wants a gate to agree before an adult is with children. */
export const agreementRules: readonly ClearanceRule[] = (['adult', 'under-18'] as const).map((ages) => ({
  roles: [...inContact],
  jurisdiction: anywhere,
  ages,
  kind: gateAgreement,
  months: null,
}))

/** The slice's settings in an ecosystem: `settings.clearances`. */
export const clearancesSettings = z.object({
  jurisdiction: z.string().min(2).max(20).default(anywhere),
  rules: z
    .array(rule)
    .max(100)
    .default([
      { roles: [...inContact], jurisdiction: anywhere, ages: 'adult', kind: 'background-check', months: 60 },
      { roles: [...inContact], jurisdiction: anywhere, ages: 'under-18', kind: 'guardian-agreement', months: 12 },
      { roles: [...inContact], jurisdiction: anywhere, ages: 'under-18', kind: 'named-adult', months: 12 },
    ]),
  /** Days before the end on which somebody is reminded. */
  remindDays: z.array(z.int().min(0).max(365)).max(6).default([60, 14]),
})
export type ClearancesSettings = z.output<typeof clearancesSettings>

export const itemStates = ['held', 'lapsing', 'expired', 'missing'] as const
export type ItemState = (typeof itemStates)[number]

/** One thing a role asks for, and how it stands with this person. */
export interface StandingItem {
  readonly kind: ClearanceKind
  readonly state: ItemState
  /** The last day it counts. */
  readonly untilOn: Day | null
}

export interface Standing {
  readonly stands: boolean
  readonly items: readonly StandingItem[]
}

/** Somebody of whom it is asked whether they may be with children here. */
export interface ContactProposal {
  readonly id: Id
  readonly personId: Id
  readonly role: Role
  /** Null: for the ecosystem as a whole. */
  readonly organisationId: Id | null
  readonly state: ContactState
  readonly proposedBy: Id | null
  readonly proposedAt: Instant
}

export const contactStates = ['proposed', 'agreed', 'refused', 'lapsed', 'withdrawn', 'taken-back'] as const
export type ContactState = (typeof contactStates)[number]

export const clearanceEvents = [
  'people.contact-proposed',
  'people.contact-withdrawn',
  'people.contact-settled',
  'people.contact-gate-set',
  'people.clearance-recorded',
  'people.clearance-withdrawn',
  'people.clearance-lapses-soon',
  'people.clearance-lapsed',
] as const

export const clearanceRefusals = [
  'people.contact-not-asked',
  'people.contact-agreed-already',
  'people.contact-not-here',
  'people.clearance-not-here',
  'people.clearance-of-oneself',
  'people.clearance-not-yet-issued',
  'people.clearance-ends-before-it-begins',
  'people.clearance-not-asked-of-minors',
] as const
export type ClearanceRefusal = (typeof clearanceRefusals)[number]
