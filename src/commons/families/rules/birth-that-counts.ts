import type { AgeSaid } from '../words.ts'

type Birth = Pick<AgeSaid, 'year' | 'month'>

/** The one of two who is younger: the later birth. */
const younger = (a: Birth, b: Birth): Birth => (b.year * 12 + b.month > a.year * 12 + a.month ? b : a)

/**
 * P1: of what desks and guardians say, the lower age counts; each guardian's and the desks' latest word. Only where none
 * of them said anything does the child's own word count, and then the youngest it ever said: who types another year
 * gains nothing.
 * @param said in the order it was said
 * @returns null: nobody said anything, and the youngest band holds
 */
export function birthThatCounts(said: readonly AgeSaid[]): Birth | null {
  const latest = new Map<string, AgeSaid>()
  for (const one of said) if (one.as !== 'self') latest.set(one.as === 'desk' ? 'desk' : `guardian ${one.by}`, one)
  const voices = latest.size > 0 ? [...latest.values()] : said
  const [first, ...rest] = voices
  if (!first) return null
  const { year, month } = rest.reduce<Birth>(younger, first)
  return { year, month }
}
