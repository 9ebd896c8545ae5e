import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { isDay, isWallTime, type Instant } from '#kernel/instant.ts'
import { instantOf, wallOf, zoneClock, type ZoneClock } from '#standards/recurrence/time-zone.ts'

export const breachSteps = ['stopped', 'authority-told', 'people-told', 'closed'] as const
export type BreachStep = (typeof breachSteps)[number]

export interface Breach {
  readonly id: Id
  readonly knownAt: Instant
  readonly fromAt: Instant
  readonly untilAt: Instant
  /** Of the field catalogue: `table.column`, or `table` for all of it. */
  readonly fields: readonly string[]
  /** Of somebody who looked without need: whom they looked at. */
  readonly lookerId: Id | null
  readonly summary: string
  readonly writtenAt: Instant
  readonly steps: readonly { readonly step: BreachStep; readonly note: string; readonly at: Instant }[]
}

/** Art. 33 GDPR: the authority is told within so many hours of it being known. */
export const hoursToTell = 72

/** As a browser's own field gives it: `2026-11-22T10:00`, some with seconds. */
const at = z.string().max(30).default('')
const several = z
  .union([z.string().max(3000), z.array(z.string().max(3000)).max(200)])
  .transform((value) => [value].flat())

export const breachForm = z.object({
  knownAt: at,
  fromAt: at,
  untilAt: at,
  fields: several.default([]),
  /** The row of the chain of looks in which somebody looked without need. */
  look: z.string().trim().max(15).default(''),
  summary: z.string().trim().max(4000).default(''),
})
export type BreachForm = z.output<typeof breachForm>

const clockIn = (timeZone: string): ZoneClock => zoneClock(timeZone) ?? zoneClock('UTC')!

/** The moment that a wall clock of the place shows; null: there is no such day or time. */
export function momentTyped(text: string, timeZone: string): Instant | null {
  const [on, time] = [text.slice(0, 10), text.slice(11, 16)]
  return isDay(on) && isWallTime(time) ? instantOf(on, time, clockIn(timeZone)) : null
}

/** For the browser's own field, by the clock of the place. */
export function typedMoment(moment: Instant, timeZone: string): string {
  const { on, time } = wallOf(moment, clockIn(timeZone))
  return `${on}T${time}`
}

const was = ({ steps }: Pick<Breach, 'steps'>, asked: BreachStep): boolean => steps.some(({ step }) => step === asked)

export const isTold = (one: Pick<Breach, 'steps'>): boolean => was(one, 'authority-told')

/** What is closed is no longer counted on the page; its list can still be taken along. */
export const isClosed = (one: Pick<Breach, 'steps'>): boolean => was(one, 'closed')

/**
 * Milliseconds left until the authority must know; negative: too late. Null: it was told, or it is closed, for what puts
 * nobody at risk need not be told.
 */
export const clockOf = (one: Pick<Breach, 'knownAt' | 'steps'>, now: Instant): number | null =>
  isTold(one) || isClosed(one) ? null : one.knownAt + hoursToTell * 3_600_000 - now

/** The rooms of which the page has a sentence `privacy.room-…`; what any other keeps stands with the rest. */
export const roomsAboutPeople = [
  'people',
  'families',
  'organisations',
  'groups',
  'messages',
  'governance',
  'catalogue',
  'record',
  'rest',
] as const

/** Of a table: tables begin with their room. */
export const roomOf = (table: string): (typeof roomsAboutPeople)[number] =>
  roomsAboutPeople.find((room) => table.startsWith(`${room}_`)) ?? 'rest'
