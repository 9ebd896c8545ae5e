import type { Instant, WallTime } from '#kernel/instant.ts'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { RowAtDoor } from '../words-for-pages.ts'
import type { Act } from '../words.ts'

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What a clock on the wall of the place shows. */
export function wallTimeIn(timeZone: string, at: Instant): WallTime {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    clocks.set(timeZone, clock)
  }
  return clock.format(at) as WallTime
}

/** What holds of somebody, in words; nothing where nobody said anything. */
export function useSaid(timeZone: string): (where: RowAtDoor['where']) => string {
  const say = useSay()
  const formats = useFormats()
  const time = (at: Instant): string => formats.time(wallTimeIn(timeZone, at))
  return ({ said, by, inAt }) => {
    if (said === 'in')
      return inAt === null ? say('attendance.said-in') : say('attendance.said-in-at', { time: time(inAt) })
    if (said === 'out') return outOf(by!, time(by!.doneAt), say)
    return said === 'expected' ? '' : say(`attendance.said-${said}`)
  }
}

/** One act as whoever decides about it reads it. */
export function useActTold(timeZone: string): (act: Act) => string {
  const say = useSay()
  const formats = useFormats()
  return (act) => {
    const time = formats.time(wallTimeIn(timeZone, act.doneAt))
    if (act.said === 'in') return say('attendance.said-in-at', { time })
    return act.said === 'out' ? outOf(act, time, say) : `${time} · ${say(`attendance.said-${act.said}`)}`
  }
}

function outOf({ leaves, adult }: Act, time: string, say: ReturnType<typeof useSay>): string {
  if (leaves === 'with') return say('attendance.said-out-with', { time, adult: adult ?? '' })
  return say(leaves === 'alone' ? 'attendance.said-out-alone' : 'attendance.said-out', { time })
}
