import { z } from 'zod'
import { isId } from '#kernel/id.ts'
import { wantedTimes, wantForm, type Want } from '../words.ts'

const several = z.union([z.string(), z.array(z.string()).max(20)]).transform((value) => [value].flat())

/** What the form of a want sends, mistakes and all. */
export const typedWant = z.object({
  interest: z.string().max(4000).default(''),
  areaId: z.string().max(60).default(''),
  ageBand: z.string().max(20).default(''),
  times: several.default([]),
  season: z.string().max(20).default(''),
  /** Empty: without a name. */
  personId: z.string().max(60).default(''),
})
export type TypedWant = z.output<typeof typedWant>

/** What was typed, read. */
export const typedForm = (given: TypedWant, language: string) =>
  wantForm.safeParse({
    interest: given.interest,
    areaId: isId(given.areaId) ? given.areaId : null,
    ageBand: given.ageBand === '' ? null : given.ageBand,
    times: given.times.filter((time) => (wantedTimes as readonly string[]).includes(time)),
    season: given.season === '' ? null : given.season,
    language,
  })

/** A want as its form would be typed. */
export const wantTyped = ({ interest, areaId, ageBand, times, season }: Want): TypedWant => ({
  interest,
  areaId: areaId ?? '',
  ageBand: ageBand ?? '',
  times: [...times],
  season: season ?? '',
  personId: '',
})
