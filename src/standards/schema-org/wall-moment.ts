import { isDay, isWallTime, type Day, type WallTime } from '#kernel/instant.ts'
import { wallOf, type ZoneClock } from '../recurrence/time-zone.ts'

export interface WallMoment {
  readonly on: Day
  readonly time: WallTime | null
}

/**
 * An ISO 8601 date or date-time on the wall of a zone: with an offset it is a moment and is turned, without one it is
 * wall time already. `2026-03-21`, `2026-03-21T18:00`, `2026-03-21T17:00:00Z`, `20260321T180000+0100`.
 */
export function wallMoment(written: string, clock: ZoneClock): WallMoment | null {
  const match = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/.exec(
    written.trim(),
  )
  if (!match) return null
  const [, year, month, day, hour, minute, offset] = match
  const on = `${year}-${month}-${day}`
  if (!isDay(on)) return null
  if (hour === undefined) return { on, time: null }
  const time = `${hour}:${minute}`
  if (!isWallTime(time)) return null
  if (offset === undefined) return { on, time }
  const zone = offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(3).replace(':', '') || '00'}`
  const at = Date.parse(`${on}T${time}:00${zone}`)
  return Number.isNaN(at) ? null : wallOf(at, clock)
}
