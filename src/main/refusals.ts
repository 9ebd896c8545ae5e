/**
 * The one table of what the law's "no" looks like over HTTP: 401 who are you · 403 you may not · 404 not here for
 * you · 409 the state forbids · 422 the law forbids · 429 too much. Each name is also the key of its sentence.
 */
const statuses: Readonly<Record<string, 401 | 403 | 404 | 409 | 422 | 429>> = {
  'main.not-here': 404,
  'main.sign-in-first': 401,
  'main.not-yours': 403,
  'main.too-many': 429,
  'main.link-spent': 409,
}

export const knownRefusals = Object.keys(statuses)

/** A refusal without a row is a fault of ours: the house test finds it before a person does. */
export function statusOfRefusal(refusal: string): number {
  const status = statuses[refusal]
  if (status === undefined) throw new Error(`the refusal ${refusal} has no row in main/refusals.ts`)
  return status
}
