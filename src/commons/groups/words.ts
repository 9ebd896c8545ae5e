import { z } from 'zod'
import type { Role } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { isDay, type Day } from '#kernel/instant.ts'

/** A class is a school's, a club is anybody's who meets regularly, a cohort goes through something together. */
export const groupKinds = ['class', 'club', 'cohort'] as const
export type GroupKind = (typeof groupKinds)[number]

/** What a host has to know before the group comes. Of the group and never of a child: so it is a closed list. */
export const groupNeeds = [
  'step-free',
  'hearing',
  'quiet-room',
  'easy-language',
  'interpreter',
  'food',
  'breaks',
  'extra-adult',
  'transport',
] as const
export type GroupNeed = (typeof groupNeeds)[number]

export interface Group {
  readonly id: Id
  readonly kind: GroupKind
  readonly name: string
  /** Whose group: a class's school, a club's museum. */
  readonly organisationId: Id
  /** Where its children go to school, if they all go to one. */
  readonly schoolId: Id | null
  /** As the place says it: "3", "Year 5", "beginners". */
  readonly level: string
  /** How many are expected; the list may be shorter or longer. */
  readonly size: number | null
  readonly needs: readonly GroupNeed[]
  /** The school year or season, both days included. */
  readonly fromOn: Day
  readonly untilOn: Day
  /** Who sent the roster it comes from; null: made by hand. */
  readonly partyId: Id | null
}

/** Somebody's time in a group, both days included. */
export interface Belonging {
  readonly groupId: Id
  readonly personId: Id
  readonly fromOn: Day
  /** Null: as long as the group runs. */
  readonly untilOn: Day | null
  /** Who sent the roster that says so; null: written by hand. */
  readonly partyId: Id | null
}

/** As what somebody is in a group. */
export type PartInGroup = 'adult' | 'member'

/** Roles in which an adult can be responsible for a group. */
export const adultRoles = ['educator', 'host', 'mentor'] as const satisfies readonly Role[]

/** How much of a group somebody may see. */
export type Sight = 'names' | 'counts' | 'nothing'

export const longestGroupName = 120

const turningMarks = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/gu
const unseen = /[\p{Cc}\u200B\uFEFF]/gu

/** One line in any script, without marks that nobody can see. */
export const cleanLine = (text: string): string =>
  text.normalize('NFC').replace(turningMarks, '').replace(unseen, ' ').replace(/\s+/g, ' ').trim()

const id = z.string().refine(isId)
const day = z.string().refine(isDay)

export const groupForm = z
  .object({
    kind: z.enum(groupKinds),
    name: z.string().max(600).transform(cleanLine).pipe(z.string().min(1).max(longestGroupName)),
    organisationId: id,
    schoolId: id.nullable().default(null),
    level: z.string().max(120).transform(cleanLine).pipe(z.string().max(60)).default(''),
    size: z.coerce.number().int().min(1).max(500).nullable().default(null),
    needs: z.array(z.enum(groupNeeds)).max(groupNeeds.length).default([]),
    fromOn: day,
    untilOn: day,
  })
  .refine(({ fromOn, untilOn }) => untilOn >= fromOn, { path: ['untilOn'] })
export type GroupForm = z.output<typeof groupForm>

export const groupEvents = [
  'groups.group-made',
  'groups.group-edited',
  'groups.member-added',
  'groups.member-removed',
  'groups.adult-added',
  'groups.group-handed-over',
  'groups.family-invited',
] as const

export const groupRefusals = [
  'groups.not-here',
  'groups.not-yours',
  'groups.no-such-organisation',
  'groups.person-not-here',
  'groups.not-a-responsible-adult',
  'groups.is-member-already',
  'groups.is-over',
  'groups.born-in-the-future',
  'groups.no-clearance',
  'groups.nothing-to-print',
  'groups.nobody-to-write-to',
] as const
export type GroupRefusal = (typeof groupRefusals)[number]
