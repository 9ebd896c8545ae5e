import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { instant, type Instant } from '#kernel/instant.ts'

export const saids = ['in', 'out', 'absent', 'excused', 'expected'] as const
/** What is said of somebody at the door; `expected` takes back what was said before. */
export type Said = (typeof saids)[number]

export const hows = ['tap', 'card', 'paper'] as const
export type How = (typeof hows)[number]

export const flags = [
  /** The phone's clock was wrong and the time was put right. */
  'clock-off',
  /** The phone's clock was changed while it was away: the time is a guess. */
  'clock-moved',
  /** Whoever held the phone had no role here any more when it arrived. */
  'role-ended',
  /** The place had been given back, or was taken away, when it arrived. */
  'gone-meanwhile',
  /** Fetched by an adult nobody had named. */
  'other-adult',
  /** Left alone, and nobody had allowed it. */
  'alone-not-allowed',
] as const
export type Flag = (typeof flags)[number]

/** One thing that was said at a door, as it is kept. */
export interface Act {
  readonly id: Id
  readonly occasionId: Id
  readonly seq: number
  /** An entry of taking part, or a guest. */
  readonly subjectId: Id
  /** Null: a guest. */
  readonly personId: Id | null
  readonly said: Said
  /** By our clock. */
  readonly doneAt: Instant
  /** By the clock of the phone. */
  readonly toldAt: Instant
  readonly receivedAt: Instant
  readonly device: Id
  readonly seen: number
  readonly how: How
  readonly leaves: 'alone' | 'with' | null
  readonly adult: string | null
  readonly saidBy: Id | null
  readonly flags: readonly Flag[]
  readonly stands: boolean | null
}

/** Where somebody is, by all that was said of them. */
export interface Whereabouts {
  readonly said: Said
  /** The act that says so; null: nobody said anything. */
  readonly by: Act | null
  /** From when they were there; null: they were not. */
  readonly inAt: Instant | null
  readonly outAt: Instant | null
}

export interface Guest {
  readonly id: Id
  readonly occasionId: Id
  readonly firstName: string
  readonly addedAt: Instant
}

/** What a family lets a door know of somebody. */
export interface Care {
  readonly personId: Id
  readonly needs: string | null
  readonly mayLeaveAlone: boolean
  readonly fetchedBy: readonly string[]
}

/** `attendance` in an ecosystem's settings. */
export const attendanceSettings = z.object({
  /** So many hours before the beginning a door reads what somebody needs, and a phone may take the list along. */
  hoursBefore: z.int().min(1).max(24).default(3),
  /** So many hours after the end it is gone. */
  hoursAfter: z.int().min(0).max(12).default(4),
  /** Whoever comes without a place: never, while a seat is free, or always. */
  walkIns: z.enum(['none', 'while-seats', 'over-too']).default('while-seats'),
})
export type AttendanceSettings = z.output<typeof attendanceSettings>

const id = z.string().refine(isId)
const milliseconds = z
  .int()
  .min(0)
  .max(4_102_444_800_000)
  .transform((at) => instant(at))
const day = 86_400_000

/** An act as a phone tells it. Whom it is about: somebody on the list, a guest with a first name, or whoever holds a card. */
export const actForm = z
  .object({
    id,
    subjectId: id.nullable().default(null),
    guest: z.string().trim().min(1).max(60).nullable().default(null),
    /** SHA-256 of what the code on the card says, hexadecimal; or the name on it. */
    card: z.string().trim().min(1).max(80).nullable().default(null),
    said: z.enum(saids),
    how: z.enum(hows).default('tap'),
    toldAt: milliseconds,
    /** Our clock less the phone's, in milliseconds, as measured when both last met. */
    offset: z
      .int()
      .min(-4000 * day)
      .max(4000 * day),
    seen: z.int().min(0),
    leaves: z.enum(['alone', 'with']).nullable().default(null),
    adult: z.string().trim().min(1).max(80).nullable().default(null),
  })
  .refine(({ subjectId, guest, card }) => (guest === null ? (subjectId === null) !== (card === null) : card === null))
  .refine(({ said, leaves, adult }) => (said === 'out' || leaves === null) && (leaves === 'with') === (adult !== null))
export type ActForm = z.output<typeof actForm>

export const actsForm = z.object({
  device: id,
  /** What the phone's clock says while it sends. */
  sentAt: milliseconds,
  /** The last act of this door that the phone has heard of. */
  seen: z.int().min(0).default(0),
  acts: z.array(actForm).max(1_000),
})
export type ActsForm = z.output<typeof actsForm>

export const settleForm = z.object({ actId: id, counts: z.enum(['yes', 'no']) })

export const careForm = z.object({
  needs: z
    .string()
    .trim()
    .max(400)
    .transform((text) => text || null),
  mayLeaveAlone: z.boolean(),
  fetchedBy: z.array(z.string().trim().min(1).max(80)).max(6),
})
export type CareForm = z.output<typeof careForm>

export const attendanceEvents = [
  'attendance.arrived',
  'attendance.left',
  'attendance.said',
  'attendance.settled',
  'attendance.care-said',
] as const

export const attendanceRefusals = [
  'attendance.not-here',
  'attendance.not-yours',
  'attendance.not-begun',
  'attendance.not-on-list',
  'attendance.card-unknown',
  'attendance.no-walk-ins',
  'attendance.no-seat-left',
  'attendance.how-leaving',
  'attendance.care-malformed',
  'attendance.times-malformed',
  'attendance.settled-already',
] as const
export type AttendanceRefusal = (typeof attendanceRefusals)[number]
