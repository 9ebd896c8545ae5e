import type { Id } from '#kernel/id.ts'

/**
 * Law: whoever shares a guardian is one family and has one number of the lottery; a guardian who wishes for themself is of it.
 * @returns for each person the family, called by the smallest id in it
 */
export function familiesOf(
  persons: readonly { readonly personId: Id; readonly guardians: readonly Id[] }[],
): ReadonlyMap<Id, Id> {
  const above = new Map<Id, Id>()
  const head = (one: Id): Id => {
    let at = one
    for (let next = above.get(at); next !== undefined; next = above.get(at)) {
      // Halves the way for whoever asks next, or a long chain of guardians would be walked again and again.
      const further = above.get(next)
      if (further !== undefined) above.set(at, further)
      at = further ?? next
    }
    return at
  }
  for (const { personId, guardians } of persons) {
    for (const guardian of guardians) {
      const [a, b] = [head(personId), head(guardian)]
      if (a < b) above.set(b, a)
      else if (b < a) above.set(a, b)
    }
  }
  return new Map(persons.map(({ personId }) => [personId, head(personId)]))
}
