interface Stands {
  readonly personId: string
  readonly state: string
}

const gone: ReadonlySet<string> = new Set(['withdrawn', 'lapsed', 'declined', 'moved'])

/**
 * Of all at home who ever stood on a day, who still goes: what was given up is no next thing; what was called off is said,
 * unless the same person stands there anew. Nobody: the day is nothing to come.
 */
export function whoStillGoes<Place extends Stands>(places: readonly Place[]): Place[] {
  const left = places.filter(({ state }) => !gone.has(state))
  const stands = new Set(left.flatMap(({ personId, state }) => (state === 'cancelled' ? [] : [personId])))
  return left.filter(({ personId, state }) => state !== 'cancelled' || !stands.has(personId))
}
