import { zoneClock, type ZoneClock } from '../recurrence/time-zone.ts'
import { contentLine } from './write-line.ts'

const millisecondsInYear = 31_556_952_000

/**
 * VTIMEZONE for the years that a calendar's entries touch: one part for the rule in force before, and one for each
 * change of the clock within. Every calendar program reads dated changes; none has to know the zone's laws.
 */
export function writeTimeZone(name: string, fromAt: number, toAt: number): string {
  const clock = zoneClock(name)
  if (clock === null) return ''
  const parts: string[] = [contentLine('BEGIN:VTIMEZONE'), contentLine(`TZID:${name}`)]
  const first = lastChangeBefore(clock, fromAt - millisecondsInYear)
  const summer = Math.max(...clock.offset.slice(first))
  let written = 0
  for (let index = first; index < clock.since.length; index += 1) {
    const since = clock.since[index]!
    if (since > toAt + millisecondsInYear && written > 0) break
    const to = clock.offset[index]!
    const from = index === 0 ? to : clock.offset[index - 1]!
    const startsAt = Number.isFinite(since) ? since + from : 0
    const kind = to === summer && clock.offset.slice(first).some((offset) => offset < summer) ? 'DAYLIGHT' : 'STANDARD'
    parts.push(
      contentLine(`BEGIN:${kind}`),
      contentLine(`DTSTART:${new Date(startsAt).toISOString().slice(0, 19).replace(/[-:]/g, '')}`),
      contentLine(`TZOFFSETFROM:${offsetValue(from)}`),
      contentLine(`TZOFFSETTO:${offsetValue(to)}`),
      contentLine(`END:${kind}`),
    )
    written += 1
  }
  parts.push(contentLine('END:VTIMEZONE'))
  return parts.join('')
}

function lastChangeBefore(clock: ZoneClock, at: number): number {
  let index = 0
  while (index + 1 < clock.since.length && clock.since[index + 1]! <= at) index += 1
  return index
}

function offsetValue(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000)
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0')
  return `${milliseconds < 0 ? '-' : '+'}${hours}${String(minutes % 60).padStart(2, '0')}`
}
