import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { isDay, isWallTime, type Instant } from '#kernel/instant.ts'

export const drawStates = ['prepared', 'open', 'closed', 'seeded', 'drawn', 'published', 'cancelled'] as const
/**
 * `prepared`: only its makers see it · `open`: announced, wishes come in its window · `closed`: rows are frozen and
 * committed to · `seeded`: the number that decides is known · `drawn`: its makers see what came of it · `published`.
 */
export type DrawState = (typeof drawStates)[number]
export type Round = 1 | 2

export interface FairDraw {
  readonly id: Id
  readonly title: string
  readonly language: string
  readonly state: DrawState
  readonly round: Round
  readonly opensAt: Instant
  readonly closesAt: Instant
  /** Where everybody will be able to read the number that decides, named before anybody can know it. */
  readonly source: string
  readonly sourceAddress: string | null
  readonly sourceAt: Instant
  readonly closedAt: Instant | null
  readonly seed: string | null
  readonly seedSaidBy: Id | null
  readonly seedConfirmedBy: Id | null
  readonly releasedAt: Instant | null
}

export interface Guaranteed {
  readonly group: string
  readonly seats: number
}

/** The work that draws a round; whoever leads the draw reads how far it is. */
export const drawJob = 'draws.draw'
/** The same for freezing all rows. */
export const freezeJob = 'draws.freeze'

/** What one can wish for: one place, on one day of an offer or on several that belong together. */
export interface DrawItem {
  readonly id: Id
  /** How the file calls it. */
  readonly name: string
  /** In the order of the days. */
  readonly occasionIds: readonly Id[]
  readonly opportunityId: Id
  readonly hostId: Id
  readonly seats: number
  readonly guarantees: readonly Guaranteed[]
}

/** One person's wishes; from closing on frozen and known by a pseudonym. */
export interface DrawRow {
  readonly id: Id
  readonly drawId: Id
  /** Null: erased since. */
  readonly personId: Id | null
  readonly madeBy: Id | null
  readonly changedAt: Instant
  /** Items, the dearest first. */
  readonly wishes: readonly Id[]
  readonly friends: string | null
  /** Said by the family where nobody knows it yet. */
  readonly areaId: Id | null
  readonly needs: boolean
  readonly frozen: Frozen | null
  readonly placedFirst: Id | null
  readonly placedSecond: Id | null
  readonly leftDraw: boolean
}

/** A row as the file has it. */
export interface Frozen {
  readonly pseudonym: string
  readonly family: string
  readonly together: string | null
  readonly groups: readonly string[]
}

const plainName = z.string().regex(/^[a-z0-9-]{1,40}$/)
const localName = z.object({ sourceLanguage: z.string(), texts: z.record(z.string(), z.string().min(1).max(80)) })

/** A group to which seats can be guaranteed, and how one is known to be in it. */
export const drawGroup = z.object({
  id: plainName.refine((name) => name !== 'open'),
  /** `area`: school or home lies in one of `areas` · `first-time`: never came to anything here · `needs`: says so. */
  by: z.enum(['area', 'first-time', 'needs']),
  /** Names of areas, as the ecosystem's areas are called. */
  areas: z.array(z.string().min(1).max(120)).max(500).default([]),
  /** Left out: the house's own word for its kind. */
  name: localName.nullable().default(null),
})
export type DrawGroup = z.output<typeof drawGroup>

/** `draws` in an ecosystem's settings. */
export const drawsSettings = z.object({
  groups: z
    .array(drawGroup)
    .max(8)
    .default([
      { id: 'first-time', by: 'first-time', areas: [], name: null },
      { id: 'needs', by: 'needs', areas: [], name: null },
    ]),
  mostWishes: z.int().min(1).max(30).default(8),
  /** So many friends under one word. */
  mostFriends: z.int().min(2).max(8).default(4),
})

const id = z.string().refine(isId)
const day = z.string().refine(isDay)
const line = (most: number) =>
  z
    .string()
    .max(most * 2)
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/\p{Cc}/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .pipe(z.string().min(1).max(most))

/** Where everybody will be able to read the number, and from when. */
const sourceFields = {
  source: line(300),
  sourceAddress: z
    .union([z.literal('').transform(() => null), z.url({ protocol: /^https$/ }).max(500), z.null()])
    .default(null),
  sourceOn: day,
  sourceTime: z.string().refine(isWallTime),
}
export const sourceForm = z.object(sourceFields)
export type SourceForm = z.output<typeof sourceForm>

/** A draw as its makers describe it; its days are the ecosystem's own. */
export const drawForm = z
  .object({
    title: line(200),
    occasionIds: z.array(id).min(1).max(400),
    /** Of an offer, which of its days are one place; left out: each for itself. */
    whole: z.record(id, z.enum(['session', 'offer'])).default({}),
    /** The first and the last day on which one can wish, both included. */
    opensOn: day,
    closesOn: day,
    ...sourceFields,
    /** Of each workshop, so many seats for each group. */
    guarantees: z.record(plainName, z.coerce.number().int().min(0).max(100_000)).default({}),
  })
  .refine(({ opensOn, closesOn }) => opensOn <= closesOn, { path: ['closesOn'] })
  .refine(({ closesOn, sourceOn }) => closesOn < sourceOn, { path: ['sourceOn'] })
export type DrawForm = z.output<typeof drawForm>

/** What a family says. `friends`: a word, or `new` to get one. */
export const wishForm = z.object({
  personId: id,
  wishes: z.array(id).min(1).max(30),
  friends: z
    .string()
    .max(40)
    .transform((word) => word.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .pipe(z.string().max(20))
    .default(''),
  newFriends: z.boolean().default(false),
  areaId: id.nullable().default(null),
  needs: z.boolean().default(false),
})
export type WishForm = z.output<typeof wishForm>

/** The number as its source published it: whoever reads it there types the same. */
export const seedForm = z.object({ value: line(200) })

export const drawEvents = [
  'draws.made',
  'draws.announced',
  'draws.wished',
  'draws.wish-withdrawn',
  'draws.closed',
  'draws.source-named',
  'draws.seed-said',
  'draws.seed-confirmed',
  'draws.drawn',
  'draws.published',
  'draws.placed',
  'draws.not-placed',
  'draws.second-round-begun',
  'draws.rest-released',
  'draws.cancelled',
] as const

export const drawRefusals = [
  'draws.not-here',
  'draws.not-yours',
  'draws.malformed',
  'draws.day-not-free',
  'draws.days-clash',
  'draws.guarantees-above-seats',
  'draws.window-over',
  'draws.not-open',
  'draws.too-many-wishes',
  'draws.wish-twice',
  'draws.checks-stop',
  'draws.friends-unknown',
  'draws.friends-too-many',
  'draws.area-unknown',
  'draws.window-runs',
  'draws.not-from-here',
  'draws.source-too-early',
  'draws.seed-too-early',
  'draws.seed-differs',
  'draws.day-gone',
  'draws.day-begun',
  'draws.nobody-left',
] as const
export type DrawRefusal = (typeof drawRefusals)[number]
