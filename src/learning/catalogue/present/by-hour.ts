import type { ListingView } from '../words-for-pages.ts'

/**
 * Law: on one day what begins earlier stands earlier, and what does not say when stands last. The search orders by days
 * and knows no hours; so what it gave stays where it is, but for those of one day beside each other.
 */
export function byHour<Listing extends Pick<ListingView, 'occasion'>>(
  listings: readonly Listing[],
): readonly Listing[] {
  const ordered: Listing[] = []
  for (const run of runsOfADay(listings)) ordered.push(...run.toSorted((a, b) => compare(hourOf(a), hourOf(b))))
  return ordered
}

const latest = '99:99'
const hourOf = ({ occasion }: Pick<ListingView, 'occasion'>): string => occasion.startTime ?? latest
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function* runsOfADay<Listing extends Pick<ListingView, 'occasion'>>(
  listings: readonly Listing[],
): Generator<Listing[]> {
  let run: Listing[] = []
  for (const one of listings) {
    const before = run[0]?.occasion
    const { daysNotStated, startOn } = one.occasion
    const isSameDay = before !== undefined && !daysNotStated && !before.daysNotStated && before.startOn === startOn
    if (!isSameDay && run.length > 0) {
      yield run
      run = []
    }
    run.push(one)
  }
  if (run.length > 0) yield run
}
