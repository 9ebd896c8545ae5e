import { inOrder, type Choice, type Questions } from './questions.ts'

/**
 * The simple plan, which a person could make by hand: far schools first, then who has the fewest choices, each gets the
 * cheapest visit still free. It is where the solver begins and what no plan may be worse than.
 * @param given choices that stand already; the rest is filled up around them
 */
export function fillUp({ questions, slots, schools }: Questions, awayADay: number, given: readonly Choice[]): Choice[] {
  const left = slots.map(({ seats }) => seats)
  const away = new Map<string, Set<string>>()
  const goes = new Set<string>()
  const met = new Map<number, Choice>()
  const take = (choice: Choice): void => {
    const { class: one, school } = questions[choice.question]!
    const { on } = slots[choice.slot]!
    left[choice.slot] = left[choice.slot]! - one.size
    const there = away.get(`${school} ${on}`) ?? new Set()
    away.set(`${school} ${on}`, there.add(one.id))
    goes.add(`${on} ${one.goesAs}`)
    met.set(choice.question, choice)
  }
  given.forEach(take)
  const isFree = ({ question, slot }: Choice): boolean => {
    const { class: one, school } = questions[question]!
    const { on } = slots[slot]!
    const others = away.get(`${school} ${on}`)?.size ?? 0
    return left[slot]! >= one.size && others < awayADay && !goes.has(`${on} ${one.goesAs}`)
  }
  const turns = [...questions.keys()].sort((one, other) => {
    const [a, b] = [questions[one]!, questions[other]!]
    return (
      schools[b.school]!.nearest - schools[a.school]!.nearest ||
      a.choices.length - b.choices.length ||
      inOrder(a.class.id, b.class.id) ||
      inOrder(a.path, b.path)
    )
  })
  for (const turn of turns) {
    if (met.has(turn)) continue
    const free = questions[turn]!.choices.filter(isFree)
    // Of visits as cheap, the one that is left fullest: room for two stays room for two.
    free.sort((one, other) => one.cost - other.cost || left[one.slot]! - left[other.slot]! || one.slot - other.slot)
    if (free[0]) take(free[0])
  }
  return [...met.values()].sort((one, other) => one.question - other.question)
}
