/** P26: for minors. */
export const smallestShown = 10

export interface PaidShown {
  readonly funder: string
  readonly year: number
  /** Null: too few learners for any number. Else rounded to five. */
  readonly counts: { readonly learners: number; readonly visits: number; readonly hours: number } | null
}

const toFive = (count: number): number => Math.round(count / 5) * 5

/** What an office, or a funder it reports to, reads of a year: nothing of few, and nothing by which one more learner shows. */
export const paidAndShown = ({
  funder,
  year,
  learners,
  visits,
  minutes,
}: {
  readonly funder: string
  readonly year: number
  readonly learners: number
  readonly visits: number
  readonly minutes: number
}): PaidShown => ({
  funder,
  year,
  counts:
    learners < smallestShown
      ? null
      : { learners: toFive(learners), visits: toFive(visits), hours: toFive(minutes / 60) },
})
