import type { PublicCount } from '../words.ts'

/** P26: below the threshold nobody learns the number, only that there are a few; from it on, the number itself. */
export function publicCount(count: number, countsFrom: number): PublicCount {
  if (count === 0) return { shown: 'none' }
  return count < Math.max(10, countsFrom) ? { shown: 'few' } : { shown: 'exactly', count }
}

/**
 * P26, P28: where a want is asked for and by which age is told only when enough people stand behind it; with fewer,
 * a rare wish in a small place would point at a child.
 */
export const mayShowWho = (count: number, countsFrom: number): boolean =>
  publicCount(count, countsFrom).shown === 'exactly'
