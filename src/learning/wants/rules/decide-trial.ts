import { instantOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import type { Instant, WallTime } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { TrialForm, WantRefusal } from '../words.ts'

/** Until then on the last day somebody says yes: nobody is asked at night. */
const lastHour = '20:00' as WallTime

/**
 * Law: who is asked must have time to answer, and the house time to keep its word: the last hour of asking is still to come
 * and lies before the beginning. It can take everybody it needs.
 * @param timeZone of the place
 * @returns until when somebody may answer, and the price in the smallest unit
 */
export function decideTrial(
  form: TrialForm,
  now: Instant,
  timeZone: string,
): Result<{ readonly decideBy: Instant; readonly price: number }, WantRefusal> {
  if (form.minimum > form.seats) return refuse('wants.minimum-above-seats')
  if (form.ageMin !== null && form.ageMax !== null && form.ageMin > form.ageMax) return refuse('wants.ages-reversed')
  if (form.endTime <= form.startTime) return refuse('wants.times-reversed')
  const clock = zoneClock(timeZone)
  if (clock === null) throw new Error(`a place without a clock: ${timeZone}`)
  const startsAt = instantOf(form.fallsOn, form.startTime, clock)
  if (startsAt <= now) return refuse('wants.day-too-soon')
  const decideBy = instantOf(form.decideOn, lastHour, clock)
  if (decideBy <= now) return refuse('wants.deadline-over')
  if (decideBy >= startsAt) return refuse('wants.deadline-too-late')
  const [whole = '0', part = ''] = form.price.split(/[.,]/)
  return accept({ decideBy, price: Number(whole || '0') * 100 + Number(part.padEnd(2, '0').slice(0, 2)) })
}
