import type { BirthMonth } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { editDistance } from '#laws/text/edit-distance.ts'
import { foldName } from '#laws/text/fold-name.ts'
import type { WantedPerson } from './gather.ts'
import { monthOf } from './read-line.ts'

/** Somebody a school knows already. */
export interface KnownPerson {
  readonly personId: Id
  /** Null: nobody told. */
  readonly name: string | null
  readonly birth: BirthMonth | null
  /** Known to the sender under a number of its own. */
  readonly hasNumber: boolean
}

export type Recognised =
  /** Known by the sender's number, or by what was found out last time. */
  | { readonly kind: 'known'; readonly personId: Id }
  /** The same name, month and school, and nobody else. */
  | { readonly kind: 'recognised'; readonly personId: Id }
  | { readonly kind: 'new' }
  | { readonly kind: 'ask'; readonly because: AskReason; readonly candidates: readonly Id[] }
  | { readonly kind: 'refused'; readonly reason: string }

export const askReasons = ['same-name-and-month', 'other-number', 'month-unknown', 'nearly-the-same-name'] as const
export type AskReason = (typeof askReasons)[number]

const folded = (name: string): string => foldName(name) || name
const wordsOf = (name: string): string => folded(name).split(' ').sort().join(' ')

/** Everybody of one school, to be looked up by name and by month. */
export class SchoolRoll {
  readonly #byWords = new Map<string, KnownPerson[]>()
  readonly #byMonth = new Map<string, KnownPerson[]>()

  add(person: KnownPerson): void {
    if (person.name === null) return
    push(this.#byWords, wordsOf(person.name), person)
    if (person.birth !== null) push(this.#byMonth, monthOf(person.birth), person)
  }
  named(name: string): readonly KnownPerson[] {
    return this.#byWords.get(wordsOf(name)) ?? []
  }
  bornIn(birth: BirthMonth): readonly KnownPerson[] {
    return this.#byMonth.get(monthOf(birth)) ?? []
  }
}

const push = (map: Map<string, KnownPerson[]>, key: string, person: KnownPerson): void => {
  const others = map.get(key)
  if (others) others.push(person)
  else map.set(key, [person])
}

const sameMonth = (a: BirthMonth | null, b: BirthMonth | null): boolean =>
  a !== null && b !== null && a.year === b.year && a.month === b.month

/**
 * Is this somebody the place knows? By the sender's number without doubt; else by name, month of birth and school where
 * exactly one child fits and no number speaks against it. Where it may be the same child and may not, a person is asked:
 * two children in one record are worse than a question (P1, P16).
 * @param by the identity that is kept, with what is known of it
 */
export function recognise(
  person: WantedPerson,
  by: { readonly personId: Id; readonly name: string | null; readonly birth: BirthMonth | null } | null,
  roll: SchoolRoll,
): Recognised {
  if (by !== null) return isOtherChild(person, by) ? refusedNumber : { kind: 'known', personId: by.personId }
  const { name, birth } = person
  if (name === null) return { kind: 'new' }
  const named = roll.named(name)
  const exact = named.filter((known) => sameMonth(known.birth, birth))
  if (exact.length === 1 && folded(exact[0]!.name!) === folded(name)) {
    const [{ personId, hasNumber }] = exact as [KnownPerson]
    if (!hasNumber || person.outsideId === null) return { kind: 'recognised', personId }
    return ask('other-number', exact)
  }
  if (exact.length > 0) return ask('same-name-and-month', exact)
  const perhaps = named.filter((known) => known.birth === null || birth === null)
  if (perhaps.length > 0) return ask('month-unknown', perhaps)
  const near = birth === null ? [] : roll.bornIn(birth).filter((known) => isNear(known.name!, name))
  return near.length > 0 ? ask('nearly-the-same-name', near) : { kind: 'new' }
}

const refusedNumber: Recognised = { kind: 'refused', reason: 'number-of-another-child' }

const ask = (because: AskReason, candidates: readonly KnownPerson[]): Recognised => ({
  kind: 'ask',
  because,
  candidates: candidates.map(({ personId }) => personId).sort(),
})

/** A number that was given to somebody else: neither a word of the name nor the month is the same. */
function isOtherChild(
  { name, birth }: WantedPerson,
  known: { readonly name: string | null; readonly birth: BirthMonth | null },
): boolean {
  if (name === null || known.name === null || birth === null || known.birth === null) return false
  const words = new Set(folded(known.name).split(' '))
  return (
    !sameMonth(birth, known.birth) &&
    !folded(name)
      .split(' ')
      .some((word) => words.has(word))
  )
}

/** One slip of a finger apart, and long enough that this says something. */
const isNear = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= 6 && editDistance(folded(one), folded(other), 1) <= 1
