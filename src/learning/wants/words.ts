import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import { trialEvents, trialRefusals } from './words-of-trials.ts'
import { seasons, wishEvents, wishRefusals, type Season } from './words-of-wishes.ts'

export * from './words-of-trials.ts'
export * from './words-of-wishes.ts'

/** Who it would be for, in the bands a city plans by; never a birth year. */
export const ageBands = ['0-5', '6-9', '10-12', '13-15', '16-17', '18-24', '25-64', '65-up'] as const
export type AgeBand = (typeof ageBands)[number]

export const wantedTimes = [
  'weekday-mornings',
  'weekday-afternoons',
  'weekday-evenings',
  'saturdays',
  'sundays',
  'holidays',
] as const
export type WantedTime = (typeof wantedTimes)[number]

/**
 * `told`: nobody has read it yet, only the office sees it. `heard`: a person read it, it is public.
 * `being-tried`: somebody is making an offer. `declined`: no, with the reason. `hidden`: not fit for the public.
 */
export const wantStates = ['told', 'heard', 'being-tried', 'declined', 'hidden'] as const
export type WantState = (typeof wantStates)[number]

/** Something people looked for and did not find. Holds no person; who put their name under it is a wish. */
export interface Want {
  readonly id: Id
  /** In the words of the one who told it, screened for addresses and numbers. */
  readonly interest: string
  readonly language: string
  readonly areaId: Id | null
  readonly ageBand: AgeBand | null
  readonly times: readonly WantedTime[]
  /** Null: whenever in the year. */
  readonly season: Season | null
  readonly state: WantState
  /** The city's answer: what is being tried, or why not. */
  readonly answer: LocalText | null
  readonly toldOn: Day
  readonly answeredOn: Day | null
  /** Listings that answer it, by id. */
  readonly opportunityIds: readonly Id[]
}

export const longestInterest = 140

export const wantForm = z.object({
  interest: z.string().trim().min(2).max(longestInterest),
  areaId: z.string().nullable().default(null),
  ageBand: z.enum(ageBands).nullable().default(null),
  times: z.array(z.enum(wantedTimes)).max(wantedTimes.length).default([]),
  season: z.enum(seasons).nullable().default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .default('en'),
})
export type WantForm = z.output<typeof wantForm>

export const answerForm = z.object({
  state: z.enum(['heard', 'being-tried', 'declined', 'hidden']),
  answer: z.string().trim().max(600).default(''),
  language: z.string().default('en'),
  opportunityIds: z.array(z.string()).max(20).default([]),
})
export type AnswerForm = z.output<typeof answerForm>

const month = z.int().min(1).max(12)

/** This room's settings in an ecosystem. */
export const wantsSettings = z.object({
  /** Counts below this are "a few" (P26). A city may ask for more, never for less. */
  countsFrom: z.int().min(10).default(10),
  /** How many new wants one browser may tell in a day. */
  perBrowserAndDay: z.int().min(1).max(50).default(5),
  /** The month each season begins with; a place south of the equator says otherwise. */
  seasonsBegin: z
    .object({ spring: month.default(3), summer: month.default(6), autumn: month.default(9), winter: month.default(12) })
    .prefault({}),
  /** Of so many offers found for one wish at a time the others are left to the search. */
  findsAtATime: z.int().min(1).max(50).default(8),
})
export type WantsSettings = z.output<typeof wantsSettings>

/** What the public may read of a count. */
export type PublicCount =
  | { readonly shown: 'none' }
  | { readonly shown: 'few' }
  | { readonly shown: 'exactly'; readonly count: number }

export const wantEvents = [
  'wants.want-told',
  'wants.want-joined',
  'wants.want-answered',
  ...wishEvents,
  ...trialEvents,
] as const

export const wantRefusals = [
  'wants.holds-an-address',
  'wants.holds-a-phone-number',
  'wants.holds-a-link',
  'wants.says-too-little',
  'wants.enough-for-today',
  'wants.already-asked',
  'wants.not-here',
  'wants.needs-a-reason',
  'wants.office-only',
  ...wishRefusals,
  ...trialRefusals,
] as const
export type WantRefusal = (typeof wantRefusals)[number]
