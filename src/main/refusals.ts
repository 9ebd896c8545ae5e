import { commonsRefusals } from './refusing/commons-refusals.ts'
import { houseRefusals } from './refusing/house-refusals.ts'
import { learningRefusals } from './refusing/learning-refusals.ts'
import type { Statuses } from './refusing/statuses.ts'

/** The one table of what the law's "no" looks like over HTTP. Each name is also the key of its sentence. */
const statuses: Statuses = { ...houseRefusals, ...commonsRefusals, ...learningRefusals }

export const knownRefusals = Object.keys(statuses)

/** A refusal without a row is a fault of ours: the house test finds it before a person does. */
export function statusOfRefusal(refusal: string): number {
  const status = statuses[refusal]
  if (status === undefined) throw new Error(`the refusal ${refusal} has no row in main/refusing`)
  return status
}
