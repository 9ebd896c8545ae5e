import type { Clock } from '../clock.ts'

/** How often one key may fail before it waits. */
export interface Patience {
  /** Counts a try; the seconds to wait when there have been too many, else null and the try may be made. */
  take(key: string): number | null
  /** A try that was right costs nothing. */
  giveBack(key: string): void
}

/** A guesser with many addresses must not fill the memory: the keys that began first leave first. */
const mostKeys = 20_000

/**
 * Counts tries that fail, in this process. A try is counted before it is made and given back when it was right, so that
 * a hundred at the same moment are a hundred.
 * @param most failures in each span of `per` milliseconds
 */
export function openPatience({ most, per }: { readonly most: number; readonly per: number }, clock: Clock): Patience {
  const spent = new Map<string, { count: number; readonly until: number }>()
  return {
    take: (key) => {
      const now = clock.now()
      let known = spent.get(key)
      if (!known || known.until <= now) {
        spent.delete(key)
        if (spent.size >= mostKeys) spent.delete(spent.keys().next().value!)
        known = { count: 0, until: now + per }
        spent.set(key, known)
      }
      if (known.count >= most) return Math.ceil((known.until - now) / 1000)
      known.count += 1
      return null
    },
    giveBack: (key) => {
      const known = spent.get(key)
      if (known && known.count > 0) known.count -= 1
    },
  }
}
