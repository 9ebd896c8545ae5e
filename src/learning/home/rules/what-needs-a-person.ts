import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'

/** One day of a house as counts. */
export interface DayCounted {
  readonly occasionId: Id
  readonly opportunityId: Id
  readonly title: LocalText
  readonly fallsOn: Day
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly timeZone: string
  readonly seats: number
  readonly minimum: number | null
  /** With a place, those who came and did not come too. */
  readonly placed: number
  readonly held: number
  readonly waiting: number
  readonly came: number
  /** Of a day that is over: nobody said whether they came. */
  readonly unmarked: number
}

export type Need =
  | { readonly need: 'list' | 'unmarked' | 'too-few' | 'held'; readonly day: DayCounted; readonly count: number }
  | { readonly need: 'no-adult' | 'lacking'; readonly count: number }

/** Below its minimum so shortly before, families must be told. */
const soon = 14 * 86_400_000

/**
 * What a person of the house has to do, the nearest first: today's lists, then days whose lists nobody finished, days
 * without an adult, people who may not be there, days with too few, and what is held for a family and may come free.
 */
export function whatNeedsAPerson(
  {
    days,
    withoutAdult,
    lacking,
  }: { readonly days: readonly DayCounted[]; readonly withoutAdult: number; readonly lacking: number },
  today: Day,
  now: Instant,
): Need[] {
  const ahead = days.filter(({ startsAt }) => startsAt > now)
  return [
    ...days
      .filter(({ fallsOn, endsAt }) => fallsOn === today && endsAt > now)
      .map((day): Need => ({ need: 'list', day, count: day.placed })),
    ...days.filter(({ unmarked }) => unmarked > 0).map((day): Need => ({ need: 'unmarked', day, count: day.unmarked })),
    ...(withoutAdult > 0 ? [{ need: 'no-adult', count: withoutAdult } as const] : []),
    ...(lacking > 0 ? [{ need: 'lacking', count: lacking } as const] : []),
    ...ahead
      .filter(({ minimum, placed, startsAt }) => minimum !== null && placed < minimum && startsAt - now <= soon)
      .map((day): Need => ({ need: 'too-few', day, count: day.minimum! - day.placed })),
    ...ahead.filter(({ held }) => held > 0).map((day): Need => ({ need: 'held', day, count: day.held })),
  ]
}
