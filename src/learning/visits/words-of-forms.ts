import { z } from 'zod'
import { isId } from '#kernel/id.ts'
import { dayNumber, isDay, isWallTime, type Day, type WallTime } from '#kernel/instant.ts'
import { weekTimes, ways, type WeekTime } from './words.ts'

const id = z.string().refine(isId)
const day = z.string().refine((text): text is Day => isDay(text))
const time = z.string().refine((text): text is WallTime => isWallTime(text))
const line = (most: number) => z.string().trim().min(1).max(most)
const listed = (most: number) =>
  z
    .string()
    .max(400)
    .transform((text) => [...new Set(text.split(/[,;\n]/).map((one) => one.trim()))].filter((one) => one !== ''))
    .pipe(z.array(z.string().max(20)).min(1).max(most))
const seats = z.coerce.number().int().min(1).max(2_000)

export const mostDates = 60

/** Dates as a house writes them: one day and time, and how many weeks it comes again. */
export const datesForm = z.object({
  firstOn: day,
  from: time,
  minutes: z.coerce.number().int().min(15).max(720),
  seats,
  times: z.coerce.number().int().min(1).max(mostDates).default(1),
  every: z.coerce.number().int().min(1).max(8).default(1),
})
export type DatesForm = z.output<typeof datesForm>

/** A box of a form: a class may come on two dates, or in two halves. */
export const mayTwice = z
  .literal('on')
  .optional()
  .transform((word) => word === 'on')

export const pathForm = z.object({
  hostId: id,
  title: line(160),
  theme: z.string().max(40).nullable().default(null),
  grades: listed(30),
  place: line(200),
  way: z.enum(ways),
  twice: mayTwice,
})
export type PathForm = z.output<typeof pathForm>

const mostBlocked = 92

/** Days from one to another, both included, without visits for an organisation or (null) all; at one place or (null) everywhere. */
export const blockForm = z
  .object({
    organisationId: id.nullable(),
    place: z.string().trim().max(200).nullable().default(null),
    on: day,
    untilOn: day.nullable().default(null),
    blocked: z.boolean(),
  })
  .transform((form) => ({ ...form, place: form.place === '' ? null : form.place, untilOn: form.untilOn ?? form.on }))
  .refine(({ on, untilOn }) => on <= untilOn && dayNumber(untilOn) - dayNumber(on) < mostBlocked)
export type BlockForm = z.output<typeof blockForm>

export const mostDays = 60

const weekTime = z.enum(weekTimes)
const inWeek = (some: readonly WeekTime[]): WeekTime[] => weekTimes.filter((one) => some.includes(one))

export const bookingForm = z
  .object({
    groupId: id,
    pupils: z.coerce.number().int().min(1).max(500),
    adults: z.coerce.number().int().min(1).max(60),
    grade: line(60),
    needs: z.array(z.string().max(40)).max(20).default([]),
    pathIds: z.array(id).min(1).max(12),
    /** Which of them twice: the whole class on two dates, or each half on its own. */
    again: z.array(id).max(12).default([]),
    inHalves: z.array(id).max(12).default([]),
    possibleOn: z.array(day).max(mostDays).default([]),
    ratherOn: z.array(day).max(mostDays).default([]),
    possibleTimes: z.array(weekTime).max(weekTimes.length).default([]),
    ratherTimes: z.array(weekTime).max(weekTimes.length).default([]),
    notBefore: time.nullable().default(null),
    overBy: time.nullable().default(null),
    /** One per form that was shown. */
    request: id,
  })
  .transform((form) => {
    // A day one would rather have is possible.
    const possibleOn = [...new Set([...form.possibleOn, ...form.ratherOn])].sort()
    const possibleTimes = inWeek([...form.possibleTimes, ...form.ratherTimes])
    const days = { possibleOn, ratherOn: [...new Set(form.ratherOn)].sort() }
    const times = { possibleTimes, ratherTimes: inWeek(form.ratherTimes) }
    return { ...form, ...days, ...times, pathIds: [...new Set(form.pathIds)] }
  })
  .refine(({ possibleOn, possibleTimes }) => possibleOn.length + possibleTimes.length > 0)
  .refine(({ notBefore, overBy }) => notBefore === null || overBy === null || notBefore < overBy)
  .refine(({ pupils, inHalves }) => pupils > 1 || inHalves.length === 0)
export type BookingForm = z.output<typeof bookingForm>

export const holdForm = z.object({ groupId: id, pathId: id, slotIds: z.array(id).min(1).max(2), request: id })
export type HoldForm = z.output<typeof holdForm>

export const noteForm = z
  .object({
    groupId: id,
    kind: z.enum(['note', 'letter']),
    words: line(800),
    nextOn: day.nullable().default(null),
  })
  .transform((form) => ({ ...form, nextOn: form.kind === 'note' ? form.nextOn : null }))
export type NoteForm = z.output<typeof noteForm>
