import type { Id } from '#kernel/id.ts'
import type { When } from '../../words.ts'

interface Coming {
  readonly when: When
  readonly venueId: Id | null
}

interface Known extends Coming {
  readonly id: Id
  readonly lapsed: boolean
}

/**
 * Law: what goes on keeps its id, for others name it (a booking, who stands there). A session goes on where day, hour and
 * place are the same; else where its day is; else the next one that is left, in order. One that lapsed comes back only as
 * exactly what it was.
 * @returns an id for each that comes, in order, and those that no longer take place
 */
export function idsForSessions(
  coming: readonly Coming[],
  known: readonly Known[],
  newId: () => Id,
): { readonly ids: readonly Id[]; readonly left: readonly Id[] } {
  const free = new Map(known.map((one) => [one.id, one]))
  const ids: (Id | null)[] = coming.map(() => null)
  const take = (fits: (one: Known, next: Coming) => boolean): void => {
    for (const [at, next] of coming.entries()) {
      if (ids[at] !== null) continue
      const found = [...free.values()].find((one) => fits(one, next))
      if (!found) continue
      ids[at] = found.id
      free.delete(found.id)
    }
  }
  take(
    (one, next) => JSON.stringify([keyOf(one.when), one.venueId]) === JSON.stringify([keyOf(next.when), next.venueId]),
  )
  take((one, next) => !one.lapsed && one.when.form === next.when.form && one.when.startOn === next.when.startOn)
  take((one) => !one.lapsed)
  return {
    ids: ids.map((id) => id ?? newId()),
    left: [...free.values()].filter(({ lapsed }) => !lapsed).map(({ id }) => id),
  }
}

const keyOf = (when: When): unknown =>
  when.form === 'span'
    ? [when.form, when.startOn, when.endOn]
    : [when.form, when.startOn, when.startTime, when.endTime, when.form === 'rule' ? when.rule : when.endOn]
