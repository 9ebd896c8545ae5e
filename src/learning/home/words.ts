import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { isWallTime, type Day, type Instant, type WallTime } from '#kernel/instant.ts'

/** What a calendar shows: titles and places, or only that there is something. */
export const showing = ['full', 'busy'] as const
export type Shows = (typeof showing)[number]

/** One device that reads somebody's days. Its address is shown once, when it is made. */
export interface CalendarLink {
  readonly id: Id
  readonly personId: Id
  readonly device: string
  readonly shows: Shows
  readonly madeAt: Instant
  /** The last day on which a program asked for it; null: none has. */
  readonly readOn: Day | null
}

/** So many devices one person may have. */
export const mostCalendars = 12

/** What somebody wants to be reminded of, and the area they usually set out from. */
export interface Choices {
  readonly dayBefore: boolean
  /** So many hours before the beginning; 0: not. */
  readonly hoursBefore: number
  /** Null: not said, so nothing is estimated. */
  readonly areaId: Id | null
}

export const mostHours = 12

/** `home` in an ecosystem's settings. */
export const homeSettings = z.object({
  /** For whoever did not choose. */
  dayBefore: z.boolean().default(true),
  hoursBefore: z.int().min(0).max(mostHours).default(3),
  /** At this hour of the day before, by the clock of where it is. */
  dayBeforeAt: z
    .string()
    .refine((time): time is WallTime => isWallTime(time))
    .default('17:00' as WallTime),
})
export type HomeSettings = z.output<typeof homeSettings>

export const leads = ['day', 'hours'] as const
/** How long before: the day before, or some hours. */
export type Lead = (typeof leads)[number]

/** Something a guardian has still to do for one child. */
export interface ToDo {
  /** `answers`: questions; `ends`: a yes that ends; `door`: who fetches, what is needed; `door-old`: said long ago; `band`: a lower price that ends. */
  readonly what: 'answers' | 'ends' | 'door' | 'door-old' | 'band'
  /** Of questions and answers. */
  readonly count: number
  /** Until or since when; null: no day. */
  readonly on: Day | null
}

/** What a house says of one of its offers, in its own language. */
export interface Preparation {
  readonly language: string
  readonly bring: string | null
  readonly meet: string | null
}

const said = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => (text === '' ? null : text))

export const preparationForm = z.object({ bring: said(300), meet: said(200) })

export const calendarForm = z.object({ device: z.string().trim().min(1).max(60), shows: z.enum(showing) })
export type CalendarForm = z.output<typeof calendarForm>

export const choicesForm = z.object({
  dayBefore: z.boolean(),
  hoursBefore: z.coerce.number().int().min(0).max(mostHours),
  areaId: z.string().refine(isId).nullable().catch(null),
})

export const homeEvents = ['home.calendar-made', 'home.calendar-revoked', 'home.preparation-written'] as const

export const homeRefusals = [
  'home.not-here',
  'home.not-yours',
  'home.device-nameless',
  'home.too-many-calendars',
  'home.link-dead',
  'home.hours-malformed',
  'home.said-too-long',
] as const
export type HomeRefusal = (typeof homeRefusals)[number]
