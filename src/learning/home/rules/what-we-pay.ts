import { addDays, type Day } from '#kernel/instant.ts'
import { money, type Money } from '#kernel/money.ts'
import type { ToPay } from '../words-for-pages.ts'

interface Owed {
  readonly state: string
  readonly settled: Money | null
}

const isOpen: ReadonlySet<string> = new Set(['waiting', 'offered'])

/** Of what was given up, called off or is over nothing is asked for. */
export function whatWePay(places: readonly Owed[]): ToPay {
  const of = (counts: (state: string) => boolean) =>
    sums(places.flatMap(({ state, settled }) => (settled !== null && counts(state) ? [settled] : [])))
  return { settled: of((state) => state === 'confirmed'), open: of((state) => isOpen.has(state)) }
}

/** The same of the days from today to the sixth after it, by the calendar of where each is. */
export const whatWePayThisWeek = (
  things: readonly { readonly from: { readonly on: Day }; readonly places: readonly Owed[] }[],
  today: Day,
): ToPay =>
  whatWePay(things.flatMap(({ from, places }) => (from.on >= today && from.on < addDays(today, 7) ? places : [])))

const sums = (amounts: readonly Money[]): Money[] =>
  [...Map.groupBy(amounts, ({ currency }) => currency)].map(([currency, same]) =>
    money(
      same.reduce((sum, { minor }) => sum + minor, 0),
      currency,
    ),
  )
