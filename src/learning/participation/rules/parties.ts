import type { BirthMonth } from '#commons/people'
import { yearsOf } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Entry, Part } from '../words.ts'

/** An adult who comes with a child of theirs to what is for younger people comes along: seated, not asked for an age. */
export function partOf(
  { isAdult, birth, hasChildHere }: { isAdult: boolean; birth: BirthMonth | null; hasChildHere: boolean },
  { max }: { readonly max: number | null },
  on: Day,
): Part {
  if (!isAdult || !hasChildHere || max === null) return 'learner'
  const years = yearsOf(birth, on)
  return years === null || years > max ? 'companion' : 'learner'
}

export interface Comer {
  readonly personId: Id
  readonly part: Part
}

/**
 * Who is seated with whom. Apart, everybody asks for themself, but whoever comes along stands with the first who learns:
 * no adult gets a seat while no child has one.
 */
export function partiesOf<One extends Comer>(comers: readonly One[], together: boolean): One[][] {
  if (together) return [[...comers]]
  const along = comers.filter(({ part }) => part === 'companion')
  const [first, ...others] = comers.filter(({ part }) => part === 'learner')
  return first === undefined ? along.map((one) => [one]) : [[first, ...along], ...others.map((one) => [one])]
}

/** Who leaves when one of a party does: that one, and with the last who learns whoever came along. */
export function withWhomever<One extends Pick<Entry, 'id' | 'part'>>(leaves: One, party: readonly One[]): One[] {
  const others = party.filter(({ id }) => id !== leaves.id)
  return others.some(({ part }) => part === 'learner') ? [leaves] : [leaves, ...others]
}

/** Who says yes for a family's booking: whoever decides for all its learners, and for everybody where none learns. */
export function decidesForFamily<One extends Pick<Entry, 'part'>>(
  family: readonly One[],
  decides: (one: One) => boolean,
): boolean {
  const learners = family.filter(({ part }) => part === 'learner')
  return (learners.length > 0 ? learners : family).every(decides)
}
