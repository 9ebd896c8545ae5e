import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language, LocalText } from '#kernel/local-text.ts'

/** From an aim to what became of it. A correction or a withdrawal has the kind of the fact it amends. */
export const factKinds = [
  'aimed',
  'interested',
  'applied',
  'offered',
  'confirmed',
  'attended',
  'completed',
  'submitted-evidence',
  'reflected',
  'assessed',
  'awarded',
  'outcome',
] as const
export type FactKind = (typeof factKinds)[number]

/** How it is known. */
export const hows = ['roster', 'scan', 'mentor', 'import', 'own-word', 'system'] as const
export type How = (typeof hows)[number]

/** What a fact was about, copied as it was then: what is edited or deleted later changes no record. */
export interface About {
  /** Of an opportunity, badge or competency here; an outside source's own address of it; null: it has none. */
  readonly id: string | null
  /** What it is: an offer's kind (`workshop`), `badge`, `competency`, `goal`, or an outside source's own word. */
  readonly kind: string
  readonly title: LocalText
  readonly themes: readonly string[]
  readonly skills: readonly string[]
  /** How long it was planned to last. */
  readonly minutes: number | null
  readonly areaId: Id | null
  /** Organisations that paid for it, by their names. */
  readonly funders: readonly string[]
}

export interface Level {
  readonly scale: string
  readonly name: string
}

/** The fact this one amends: told anew, or no longer held. Either way the old one stays readable. */
export interface Amendment {
  readonly factId: Id
  readonly as: 'correction' | 'withdrawal'
  readonly why: string
}

/** `private`: for the learner alone. */
export const visibilities = ['shared', 'private'] as const
export type Visibility = (typeof visibilities)[number]

/** One thing that happened in a learner's journey. Written once, never edited. */
export interface Fact {
  readonly id: Id
  readonly learnerId: Id
  /** Its place in the order in which the record took its facts; causes have a lower one. */
  readonly seq: number
  readonly kind: FactKind
  readonly at: Instant
  /** Of `attended` only. */
  readonly untilAt: Instant | null
  /** Spent there, which may be less than from–to; of `attended` only. */
  readonly minutes: number | null
  readonly organisationId: Id | null
  /** Where, by the name the place had then. */
  readonly place: string | null
  /** The person who stands for it; null: nobody but the source. */
  readonly confirmedBy: Id | null
  readonly how: How
  readonly about: About | null
  /** A goal, a reflection, a verdict: as it was written. */
  readonly words: string | null
  readonly language: Language | null
  /** Of `assessed`: the level reached, and the scale it lies on. */
  readonly level: Level | null
  /** Of `awarded`: it counts until then; null: for good. */
  readonly goodUntilAt: Instant | null
  readonly visibility: Visibility
  readonly amends: Amendment | null
  readonly causes: readonly Id[]
  readonly source: string
  readonly originalId: string
  readonly takenAt: Instant
}

export const longestBatch = 1_000
export const longestWords = 4_000
export const longestWhy = 600
/** A month: whatever lasts longer is told in parts. */
const longestMinutes = 44_640

const id = z.string().refine(isId)
const moment = z
  .number()
  .int()
  .min(-2_208_988_800_000)
  .max(4_102_444_800_000)
  .transform((at) => at as Instant)
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const word = z.string().trim().min(1).max(80)
const text = z
  .object({ sourceLanguage: language, texts: z.record(language, z.string().max(400)) })
  .refine((one) => one.texts[one.sourceLanguage] !== undefined, 'the source language has no text')

const about = z.object({
  id: z.string().min(1).max(400).nullable().default(null),
  kind: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  title: text,
  themes: z.array(word).max(30).default([]),
  skills: z.array(word).max(60).default([]),
  minutes: z.int().min(0).max(1_000_000).nullable().default(null),
  areaId: id.nullable().default(null),
  funders: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
})

/** A fact as somebody tells it, at the one intake. Instants in milliseconds since 1970. */
export const factForm = z
  .object({
    /** Whose: a person of ours, or the name under which the source knows one. */
    learner: z.union([z.strictObject({ id }), z.strictObject({ actor: z.string().min(1).max(200) })]),
    kind: z.enum(factKinds),
    at: moment,
    untilAt: moment.nullable().default(null),
    /** Left out of `attended`: all of from–to. */
    minutes: z.int().min(0).max(longestMinutes).nullable().default(null),
    organisationId: id.nullable().default(null),
    place: z.string().trim().min(1).max(300).nullable().default(null),
    confirmedBy: id.nullable().default(null),
    how: z.enum(hows),
    about: about.nullable().default(null),
    words: z.string().trim().min(1).max(longestWords).nullable().default(null),
    language: language.nullable().default(null),
    level: z.object({ scale: word, name: word }).nullable().default(null),
    goodUntilAt: moment.nullable().default(null),
    visibility: z.enum(visibilities).default('shared'),
    amends: z
      .object({
        factId: id,
        as: z.enum(['correction', 'withdrawal']),
        why: z.string().trim().min(1).max(longestWhy),
      })
      .nullable()
      .default(null),
    /** Facts of the same record it follows from: by id, or by the source's own id, told before or earlier in this batch. */
    causes: z
      .array(z.union([z.strictObject({ id }), z.strictObject({ originalId: z.string().min(1).max(400) })]))
      .max(50)
      .default([]),
    source: z.string().regex(/^[a-z][a-z0-9:.-]{0,79}$/),
    originalId: z.string().min(1).max(400),
  })
  .refine(
    (told) => (told.kind === 'attended') === (told.untilAt !== null),
    'who attended did so from … to, and nobody else',
  )
export type FactForm = z.output<typeof factForm>
/** The same before its defaults are filled in. */
export type FactTold = z.input<typeof factForm>

/** What the learner types: a goal, or an interest. */
export const goalForm = z.object({
  words: z.string().trim().min(2).max(longestWords),
  visibility: z.enum(visibilities).catch('shared'),
  /** One per form that was shown, so that a button pressed twice writes once. */
  once: id,
})

export type GoalForm = z.output<typeof goalForm>

export const longestDoubt = 600
export const doubtForm = z.object({ words: z.string().trim().min(2).max(longestDoubt) })
export type DoubtForm = z.output<typeof doubtForm>

const answer = z.string().trim().min(2).max(longestWhy)
/** What whoever leads there does about a doubt. */
export const answerForm = z.discriminatedUnion('act', [
  z.object({ act: z.literal('correct'), answer, minutes: z.coerce.number().int().min(1).max(longestMinutes) }),
  z.object({ act: z.literal('withdraw'), answer }),
  z.object({ act: z.literal('leave'), answer }),
])
export type AnswerForm = z.output<typeof answerForm>

/** `stands`, or what became of it: the record keeps it either way. */
export type StateOfFact = 'stands' | 'corrected' | 'withdrawn'

export interface StandingFact {
  readonly fact: Fact
  readonly state: StateOfFact
  /** The fact that amended it, with why; null: it stands. */
  readonly amendedBy: Fact | null
}

/** What a learner finds wrong in a fact, and what came of it. */
export interface Doubt {
  readonly id: Id
  readonly learnerId: Id
  readonly factId: Id
  readonly words: string
  readonly askedAt: Instant
  /** `taken-back`: by the learner. Null: it waits. */
  readonly settledAs: 'amended' | 'left' | 'taken-back' | null
  readonly answer: string | null
  readonly settledAt: Instant | null
}

/** In the order of a year in the north. */
export const seasons = ['winter', 'spring', 'summer', 'autumn'] as const
export type SeasonName = (typeof seasons)[number]

export interface SeasonOfYear {
  readonly name: SeasonName
  /** The year in which it begins: the winter of January 2027 began in 2026. */
  readonly year: number
  /** Summer in the south and winter in the north lie in two years. */
  readonly spans: boolean
}

export const recordEvents = [
  'record.fact-taken',
  'record.fact-corrected',
  'record.fact-withdrawn',
  'record.correction-asked',
  'record.doubt-settled',
  'record.record-forgotten',
] as const

export const recordRefusals = [
  'record.not-here',
  'record.not-yours',
  'record.batch-too-large',
  'record.conflict',
  'record.actor-unknown',
  'record.organisation-not-here',
  'record.not-yet',
  'record.ends-before-it-begins',
  'record.minutes-too-many',
  'record.needs-what-it-was-about',
  'record.needs-words',
  'record.own-word',
  'record.only-time-is-corrected',
  'record.private-is-own',
  'record.cause-not-here',
  'record.amends-not-here',
  'record.amends-another-kind',
  'record.amended-already',
  'record.withdrawal-is-last',
  'record.asked-already',
  'record.doubt-settled',
] as const
export type RecordRefusal = (typeof recordRefusals)[number]
