/** Bands a count can be shown by; an offer stands in each band it reaches into. */
export const ageBands = ['0-4', '5-8', '9-11', '12-14', '15-17', '18-24', '25+'] as const
const lowest = [0, 5, 9, 12, 15, 18, 25]

/** An offer that states no ages stands in no band: it is not known to be for anyone. */
export function bandsOf(ages: { readonly min: number | null; readonly max: number | null }): string[] {
  if (ages.min === null && ages.max === null) return []
  const min = ages.min ?? 0
  const max = ages.max ?? Number.POSITIVE_INFINITY
  return ageBands.filter((_, at) => max >= lowest[at]! && min < (lowest[at + 1] ?? Number.POSITIVE_INFINITY))
}
