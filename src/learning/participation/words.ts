import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { isDay, type Day, type Instant } from '#kernel/instant.ts'
import { payRules } from './words-of-pay.ts'

export const states = [
  'interested',
  'applied',
  'waiting',
  'offered',
  'confirmed',
  'attended',
  'absent',
  'excused',
  'completed',
  'withdrawn',
  'lapsed',
  'cancelled',
  'declined',
  'moved',
] as const
/** Where one person stands on one occasion. What may follow what is the table of `rules/life.ts`. */
export type State = (typeof states)[number]

/** How a host gives places. */
export const ways = ['first-come', 'fair-draw'] as const
export type Way = (typeof ways)[number]

export const parts = ['learner', 'companion'] as const
/** A companion is an adult who comes along with a child of theirs: takes a seat, is not asked for an age, has no fact written. */
export type Part = (typeof parts)[number]

/** Why a day does not take place. `offer-gone`: its session, or the whole offer, does not take place any more. */
export type CancelledBecause = 'offer-gone' | 'too-few' | 'by-house'

/** One day of a session that has seats to give. */
export interface Occasion {
  readonly id: Id
  readonly sessionId: Id
  readonly opportunityId: Id
  readonly hostId: Id
  readonly fallsOn: Day
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly timeZone: string
  readonly way: Way
  /** `closed`: nobody new; who is in stays in. */
  readonly state: 'open' | 'closed' | 'cancelled'
  readonly seats: number
  /** Seats held for an offer or given. */
  readonly taken: number
  readonly minimum: number | null
  /** Null: it takes place. */
  readonly cancelledBecause: CancelledBecause | null
  /** When its house was told that too few come; null: not yet, or its minimum was changed since. */
  readonly tooFewSaidAt: Instant | null
}

/** One person in a party that asked for seats. */
export interface Entry {
  readonly id: Id
  readonly occasionId: Id
  readonly bookingId: Id
  readonly personId: Id
  readonly part: Part
  readonly state: State
  /** How often the state changed. */
  readonly step: number
  readonly changedAt: Instant
  readonly heldUntil: Instant | null
  readonly reason: string | null
  /** The party's number in the line of those who asked. */
  readonly inLine: number
  /** Null: erased since. */
  readonly madeBy: Id | null
}

export const modes = ['inform', 'warn', 'block'] as const
/** `inform`: it is said. `warn`: whoever asks says that they know. `block`: it stops. */
export type Mode = (typeof modes)[number]

/** `participation` in an ecosystem's settings. */
export const participationSettings = z.object({
  /** What a place may decide how strictly to take. Consent is the law's and always holds. */
  checks: z
    .object({
      age: z.enum(modes).default('block'),
      clash: z.enum(modes).default('warn'),
      turn: z.enum(modes).default('inform'),
      before: z.enum(modes).default('block'),
      clearance: z.enum(modes).default('block'),
      travel: z.enum(modes).default('inform'),
    })
    .prefault({}),
  /** `strict`: nobody is passed, even if a seat stays empty until a large party fits. */
  line: z.enum(['strict', 'smaller-may-pass']).default('strict'),
  /** How long a freed place is held for whoever is next; never past the beginning. */
  holdHours: z.int().min(1).max(336).default(24),
  /** How long a link for friends or a carer is good, and never past the beginning. */
  invitationDays: z.int().min(1).max(60).default(7),
  /** How long what was given back can be taken back, while it is still there. */
  undoMinutes: z.int().min(1).max(120).default(10),
  /** So many in one party. */
  largestParty: z.int().min(1).max(40).default(8),
  /** So many days before its beginning a day must have its minimum. */
  minimumDays: z.int().min(0).max(60).default(2),
  /** Too few by then: the house is told and decides, or the day is cancelled at once. */
  ifTooFew: z.enum(['tell', 'cancel']).default('tell'),
  /** Whoever came within so many days had their turn. */
  turnDays: z.int().min(1).max(1_500).default(365),
  /** What grown people who come along show, and who of them; nothing listed: nobody shows anything. */
  companions: z
    .object({
      show: z.array(z.string().max(40)).max(8).default([]),
      of: z.enum(['carers', 'everybody']).default('carers'),
    })
    .prefault({}),
  /** How long a way is reckoned, by distance alone. */
  /** How fast one rides here: the same at sign-up and among one's days. */
  travel: z
    .object({
      metresAMinute: z.int().min(20).max(2_000).default(250),
      waitMinutes: z.int().min(0).max(60).default(8),
      /** A longer way is said before anybody asks. */
      mostMinutes: z.int().min(5).max(600).default(45),
    })
    .prefault({}),
  /** What families pay of what an offer costs. */
  pay: payRules.prefault({}),
})
export type ParticipationSettings = z.output<typeof participationSettings>
export type LineRule = ParticipationSettings['line']

const id = z.string().refine(isId)

/** Who comes, as the form asks it. */
export const takePartForm = z.object({
  occasionId: id,
  personIds: z.array(id).min(1).max(40),
  /** All of them or nobody; else whoever fits comes and the rest wait, each for themself. */
  together: z.boolean(),
  /** Says: I know what was warned of. */
  anyway: z.boolean().default(false),
  /** The part of town they come from, to reckon the way; kept nowhere. */
  from: id.nullish(),
  /** One per form that was shown. */
  request: id,
})
export type TakePartForm = z.output<typeof takePartForm>

const seats = z.coerce.number().int().min(1).max(100_000)
/** Left empty: none. */
const minimum = z.preprocess((typed) => (typed === '' ? null : typed), seats.nullable().default(null))
export const openingForm = z.object({
  sessionId: id,
  days: z
    .array(z.string().refine((day): day is Day => isDay(day)))
    .min(1)
    .max(60),
  seats,
  minimum,
})
export type OpeningForm = z.output<typeof openingForm>

/** What a house changes later. */
export const changeForm = z.object({
  seats,
  minimum,
  state: z.enum(['open', 'closed']).default('open'),
})
export type ChangeForm = z.output<typeof changeForm>

/** What is said at the door and after; `confirmed` takes a mark back, `attended` a completion. */
export const markForm = z.object({ as: z.enum(['attended', 'absent', 'excused', 'confirmed', 'completed']) })
export type MarkForm = z.output<typeof markForm>

/** One tap for everybody who came. */
export const completeForm = z.object({
  /** Entries of whoever came and did not complete it. */
  except: z.array(id).max(1_000).default([]),
  /** Takes the last tap back. */
  undo: z.boolean().default(false),
})
export type CompleteForm = z.output<typeof completeForm>

/** Why a host can not take somebody, as the family reads it. */
export const declineForm = z.object({ reason: z.string().trim().min(3).max(400) })
export type DeclineForm = z.output<typeof declineForm>

export const participationEvents = [
  'participation.sign-up-opened',
  'participation.sign-up-changed',
  'participation.occasion-moved',
  'participation.occasion-cancelled',
  'participation.occasion-over',
  'participation.occasion-reopened',
  'participation.minimum-missed',
  'participation.before-set',
  'participation.party-joined',
  'participation.invitation-made',
  'participation.interested',
  'participation.applied',
  'participation.waiting',
  'participation.offered',
  'participation.confirmed',
  'participation.attended',
  'participation.absent',
  'participation.excused',
  'participation.completed',
  'participation.withdrawn',
  'participation.lapsed',
  'participation.cancelled',
  'participation.declined',
  'participation.moved',
] as const

export const participationRefusals = [
  'participation.not-here',
  'participation.rush',
  'participation.not-yours',
  'participation.own-link',
  'participation.days-not-stated',
  'participation.times-not-stated',
  'participation.more-taken',
  'participation.minimum-too-high',
  'participation.closed',
  'participation.by-draw',
  'participation.begun',
  'participation.not-begun',
  'participation.not-over',
  'participation.reason-missing',
  'participation.number-missing',
  'participation.party-too-large',
  'participation.never-fits',
  'participation.in-already',
  'participation.checks-stop',
  'participation.nobody-ticked',
  'participation.seats-malformed',
  'participation.say-you-know',
  'participation.ask-a-guardian',
  'participation.offer-lapsed',
  'participation.consent-missing',
  'participation.before-malformed',
  'participation.invitation-over',
  'participation.no-room-together',
  'participation.friends-decide-first',
  'participation.carer-is-grown-up',
  'participation.undo-too-late',
  'participation.seat-gone',
  'participation.not-from-here',
] as const
export type ParticipationRefusal = (typeof participationRefusals)[number]
