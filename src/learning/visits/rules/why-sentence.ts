import type { PlanOutcome } from '../words-of-plans.ts'

type NotGiven = PlanOutcome['notGiven'][number]

/** Why a class has no date in a plan, as a text key and its numbers: what stood in the way most often is said first. */
export function whySentence(one: NotGiven): { readonly key: string; readonly facts: Readonly<Record<string, number>> } {
  const { because, noSeats, schoolAway, classAway } = one
  if (because !== 'given-to-others') return { key: `visits.why-${because}`, facts: {} }
  const key =
    noSeats >= schoolAway && noSeats >= classAway ? 'no-seats' : schoolAway >= classAway ? 'school-away' : 'class-away'
  return { key: `visits.why-${key}`, facts: { count: noSeats + schoolAway + classAway } }
}
