import type { Id } from '#kernel/id.ts'
import type { FactForm } from '../words.ts'

/**
 * All that was told, in one order of words, so that the same fact told twice is known again whatever order its fields or
 * languages came in. Whose it is counts by person, not by the name a source has for them; who told it, and when, does not.
 */
export const contentOf = (form: FactForm, learnerId: Id): string =>
  JSON.stringify(inOrder({ ...form, about: told(form.about), learner: learnerId }))

/** Whom nobody paid for is told as before anybody was asked, so that what was told then is still the same. */
const told = (about: FactForm['about']) => {
  if (about === null || about.funders.length > 0) return about
  const { funders: _nobody, ...rest } = about
  return rest
}

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, inOrder(one)]),
  )
}
