import type { Day } from '#kernel/instant.ts'

export const seasons = ['winter', 'spring', 'summer', 'autumn'] as const
export type SeasonName = (typeof seasons)[number]

export interface SeasonOfYear {
  readonly name: SeasonName
  /** The year in which it begins: the winter of January 2027 began in 2026. */
  readonly year: number
  /** Summer in the south and winter in the north lie in two years. */
  readonly spans: boolean
}

/** The season a day lies in, by whole months: winter in the north is December to February, summer in the south. */
export function seasonOf(day: Day, isSouthern: boolean): SeasonOfYear {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const quarter = Math.floor((month % 12) / 3)
  const name = seasons[isSouthern ? (quarter + 2) % 4 : quarter]!
  return { name, year: quarter === 0 && month < 3 ? year - 1 : year, spans: quarter === 0 }
}
