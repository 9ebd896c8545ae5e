import type { OnList } from '../words-for-hosts.ts'

const hasPlace: ReadonlySet<string> = new Set(['confirmed', 'attended', 'absent', 'excused', 'completed'])

/**
 * P28: what leaves this room on paper or in a file is who has a place, by name, and nothing that was written about anybody.
 * A child whose name is kept is in the count and stands last.
 * @param compare how the reader's language orders names
 */
export const listToTake = (list: readonly OnList[], compare: (a: string, b: string) => number): OnList[] =>
  list
    .filter(({ entry }) => hasPlace.has(entry.state))
    .toSorted((a, b) =>
      a.name === null || b.name === null ? Number(a.name === null) - Number(b.name === null) : compare(a.name, b.name),
    )
