import type { MayUse } from '#commons/families'
import type { BirthMonth } from '#commons/people'
import { yearsOf } from '#commons/people'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Finding } from '../words-for-pages.ts'
import type { Mode, Occasion, ParticipationSettings, Part, State } from '../words.ts'

/** What is known of one person before anything is asked of a host. */
export interface AskFacts {
  readonly part: Part
  readonly birth: BirthMonth | null
  /** Null: an adult, who asks for themself; else why a child's family does not allow it, or that it does. */
  readonly consent: MayUse | null
  /** Where they stand already: in anything that is not over for them. */
  readonly other: readonly Span[]
  /** When they last came to this same offer; null: never. */
  readonly lastTurnAt: Instant | null
}

interface Span {
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** Where somebody stands like this, they are meant to be. */
export const keepsBusy: ReadonlySet<State> = new Set(['waiting', 'offered', 'confirmed', 'attended'])

const finding = (sentence: string, mode: Mode, facts: Finding['facts'] = {}): Finding => ({ sentence, mode, facts })

/**
 * Law: what stands against somebody's coming is said before they ask, each in a sentence, and never after. How strictly an
 * age, a clash and a second turn are taken is the place's choice; a missing consent always stops.
 * @param ages in full years on the day itself; null: no bound
 */
export function checkAsking(
  person: AskFacts,
  occasion: Pick<Occasion, 'startsAt' | 'endsAt' | 'fallsOn'>,
  ages: { readonly min: number | null; readonly max: number | null },
  { checks, turnDays }: Pick<ParticipationSettings, 'checks' | 'turnDays'>,
): Finding[] {
  const found: Finding[] = []
  if (person.part === 'learner') found.push(...checkAge(person.birth, occasion.fallsOn, ages, checks.age))
  if (person.consent?.may === false) found.push(finding(`participation.consent-${person.consent.because}`, 'block'))
  found.push(...checkClash(person.other, occasion, checks.clash))
  if (person.lastTurnAt !== null && occasion.startsAt - person.lastTurnAt <= turnDays * 86_400_000)
    found.push(finding('participation.check-turn', checks.turn))
  return found
}

/** Whoever comes, be it only along, can not be in two places; how strictly that is taken is the place's choice. */
export const checkClash = (other: readonly Span[], occasion: Span, mode: Mode): Finding[] =>
  other.some((one) => overlaps(one, occasion)) ? [finding('participation.check-clash', mode)] : []

/** P1: of an unknown age the youngest is assumed, so a lower bound is not met and an upper one is. */
function checkAge(
  birth: BirthMonth | null,
  on: Day,
  { min, max }: { min: number | null; max: number | null },
  mode: Mode,
) {
  const years = yearsOf(birth, on)
  if (min !== null && min > 0 && years === null) return [finding('participation.check-age-unknown', mode, { min })]
  if (min !== null && years !== null && years < min) return [finding('participation.check-too-young', mode, { min })]
  if (max !== null && years !== null && years > max) return [finding('participation.check-too-old', mode, { max })]
  return []
}

/** One that ends when the other begins is no clash. */
const overlaps = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt
