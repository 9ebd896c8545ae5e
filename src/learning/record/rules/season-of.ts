import type { Day } from '#kernel/instant.ts'
import { seasons, type SeasonOfYear } from '../words.ts'

/** The season a day lies in, by whole months: winter in the north is December to February, summer in the south. */
export function seasonOf(day: Day, isSouthern: boolean): SeasonOfYear {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const quarter = Math.floor((month % 12) / 3)
  const name = seasons[isSouthern ? (quarter + 2) % 4 : quarter]!
  return { name, year: quarter === 0 && month < 3 ? year - 1 : year, spans: quarter === 0 }
}
