import type { Choice, Questions } from './questions.ts'
import type { InTheWay, NotGiven } from './words.ts'

/** Why each visit that was asked for and is not in the plan could not be given: what stood in the way, slot by slot. */
export function whyNot(
  { questions, slots, schools }: Questions,
  awayADay: number,
  given: readonly Choice[],
): NotGiven[] {
  const left = slots.map(({ seats }) => seats)
  const away = schools.map(() => new Map<string, number>())
  const goes = new Set<string>()
  const met = new Set<number>()
  for (const { question, slot } of given) {
    const { class: one, school } = questions[question]!
    const { on } = slots[slot]!
    left[slot] = left[slot]! - one.size
    away[school]!.set(on, (away[school]!.get(on) ?? 0) + 1)
    goes.add(`${on} ${one.goesAs}`)
    met.add(question)
  }
  return questions.flatMap(({ class: one, path, choices }, question): NotGiven[] => {
    if (met.has(question)) return []
    const inTheWay = choices.map(({ slot }): InTheWay => {
      const { id, on } = slots[slot]!
      if (left[slot]! < one.size) return { slot: id, because: 'no-seats-left' }
      return { slot: id, because: goes.has(`${on} ${one.goesAs}`) ? 'class-away' : 'school-away' }
    })
    if (choices.length > 0) return [{ class: one.id, path, because: 'given-to-others', inTheWay }]
    const ofPath = slots.filter((slot) => slot.path === path)
    const ofGrade = ofPath.filter(({ grades }) => grades.includes(one.grade))
    const because =
      ofPath.length === 0
        ? 'path-not-offered'
        : ofGrade.length === 0
          ? 'not-for-this-grade'
          : ofGrade.some(({ seats }) => seats >= one.size)
            ? 'no-possible-day'
            : 'too-large'
    return [{ class: one.id, path, because, inTheWay }]
  })
}
