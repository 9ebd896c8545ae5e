import { z } from 'zod'
import { roles, type Role } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { isDay, type Day, type Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'

/** P1: year and month of birth, never the day. */
export interface BirthMonth {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
}

/** P1: what others see of an age. */
export const ageBands = ['under-13', '13-15', '16-17', 'adult'] as const
export type AgeBand = (typeof ageBands)[number]

/** One human in one ecosystem. Erased: the row stays so that what others did beside them stays true, its fields do not. */
export interface Person {
  readonly id: Id
  /** What others may read (P2): a minor's is a generated name or a nickname. */
  readonly displayName: string
  /** Only for the organisation that needs it (P2). */
  readonly legalName: string | null
  readonly birth: BirthMonth | null
  readonly language: Language
  /** No address, school or photo for anyone but two named staff. */
  readonly protected: boolean
  readonly madeAt: Instant
  readonly erasedAt: Instant | null
}

/** A role as it was given; it runs on the days from … until, both included, until somebody says that it is over. */
export interface RoleGiven {
  readonly id: Id
  readonly personId: Id
  readonly role: Role
  /** Null: for the ecosystem as a whole. */
  readonly organisationId: Id | null
  readonly fromOn: Day
  /** Null: until somebody ends it. */
  readonly untilOn: Day | null
  /** When somebody said that it is over at once: it runs on no day any more, whatever a clock says. Null: its days count. */
  readonly endedAt: Instant | null
  /** For a holiday: the person whose role this stands in for. */
  readonly delegatedBy: Id | null
}

export const longestName = 300

/** Invisible marks that turn the reading direction: in a name they can make one person look like another. */
const turningMarks = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu
const unseen = /[\p{Cc}\u200B\uFEFF]/gu

/** A name in any script, without marks that nobody can see. */
export const personName = z
  .string()
  .max(longestName * 2)
  .transform((name) => name.normalize('NFC').replace(turningMarks, '').replace(unseen, ' ').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1).max(longestName))

export const birthMonth = z.object({
  year: z.coerce.number().int().min(1900).max(2100),
  month: z.coerce.number().int().min(1).max(12),
})

export const personDraft = z.object({
  displayName: personName,
  legalName: personName.nullable().default(null),
  birth: birthMonth.nullable().default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .default('en'),
  protected: z.boolean().default(false),
})
export type PersonDraft = z.input<typeof personDraft>

const id = z.string().refine(isId)
const day = z.string().refine(isDay)

export const roleDraft = z.object({
  personId: id,
  role: z.enum(roles),
  organisationId: id.nullable().default(null),
  fromOn: day,
  untilOn: day.nullable().default(null),
  delegatedBy: id.nullable().default(null),
})
export type RoleDraft = z.output<typeof roleDraft>

export const peopleEvents = [
  'people.person-enrolled',
  'people.people-enrolled',
  'people.facts-renewed',
  'people.person-erased',
  'people.person-invited',
  'people.invitation-accepted',
  'people.role-given',
  'people.role-ended',
  'people.second-factor-reset',
  'people.provider-kept',
  'people.provider-removed',
  'people.provider-joined',
] as const

export const peopleRefusals = [
  'people.not-here',
  'people.not-yours',
  'people.born-in-the-future',
  'people.role-until-before-from',
  'people.role-given-already',
] as const
export type PeopleRefusal = (typeof peopleRefusals)[number]

/** In what order the office reads a list of people. */
export const sortsOfPeople = ['newest', 'name'] as const
export type SortOfPeople = (typeof sortsOfPeople)[number]
