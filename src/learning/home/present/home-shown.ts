import type { Day } from '#kernel/instant.ts'
import { openTogether } from '../rules/what-is-open.ts'
import { whatWePay, whatWePayThisWeek } from '../rules/what-we-pay.ts'
import { whoStillGoes } from '../rules/who-still-goes.ts'
import type { DaysOfMine, HomeShown } from '../words-for-pages.ts'

/** Days as their page shows them: what was given up is left out. */
export function homeShown({ things, ...seen }: DaysOfMine, today: Day): HomeShown {
  const next = things
    .map((thing) => ({ ...thing, places: whoStillGoes(thing.places) }))
    .filter(({ places }) => places.length > 0)
  return {
    ...seen,
    things: next.map((thing) => ({ ...thing, open: openTogether(thing.places), pay: whatWePay(thing.places) })),
    week: whatWePayThisWeek(next, today),
  }
}
