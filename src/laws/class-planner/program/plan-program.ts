import type { Choice, Questions } from '../questions.ts'
import type { ProgramRow } from '../solver.ts'

/**
 * What every stage keeps. Columns, one after the other: each choice, taken or not; each question, left out or not; the minutes
 * of the worst-off school.
 */
export interface PlanProgram {
  readonly choices: readonly Choice[]
  /** The column of the first question's being left out. */
  readonly out: number
  readonly worst: number
  /** Of each question, the columns of its choices. */
  readonly columnsOf: readonly (readonly number[])[]
  readonly rows: readonly ProgramRow[]
}

/** The rules of visits as a program. */
export function planProgramOf({ questions, slots }: Questions, awayADay: number): PlanProgram {
  const choices = questions.flatMap((question) => question.choices)
  const out = choices.length
  const columnsOf: number[][] = questions.map(() => [])
  choices.forEach(({ question }, column) => columnsOf[question]!.push(column))
  const questionOf = (column: number) => questions[choices[column]!.question]!
  const dayOf = (column: number): string => slots[choices[column]!.slot]!.on
  const rows: ProgramRow[] = []
  const all = [...choices.keys()]
  const atMost = (columns: readonly number[], most: number): void => {
    if (columns.length > most) rows.push({ columns, values: columns.map(() => 1), atLeast: -Infinity, atMost: most })
  }
  columnsOf.forEach((columns, question) => {
    const either = [...columns, out + question]
    rows.push({ columns: either, values: either.map(() => 1), atLeast: 1, atMost: 1 })
  })
  for (const [slot, columns] of Map.groupBy(all, (column) => choices[column]!.slot)) {
    const sizes = columns.map((column) => questionOf(column).class.size)
    const { seats } = slots[slot]!
    if (sizes.reduce((sum, size) => sum + size, 0) <= seats) continue
    rows.push({ columns, values: sizes, atLeast: -Infinity, atMost: seats })
    // Says nothing new, but lets the solver see that half a class never comes: without it its bounds are far off.
    atMost(columns, mostThatFit(sizes, seats))
  }
  const asked = new Map<string, number>()
  for (const { class: one } of questions) asked.set(one.goesAs, (asked.get(one.goesAs) ?? 0) + 1)
  const severalVisits = all.filter((column) => asked.get(questionOf(column).class.goesAs)! > 1)
  for (const columns of Map.groupBy(
    severalVisits,
    (column) => `${dayOf(column)} ${questionOf(column).class.goesAs}`,
  ).values()) {
    atMost(columns, 1)
  }
  for (const columns of Map.groupBy(all, (column) => `${questionOf(column).school} ${dayOf(column)}`).values()) {
    // A class is away once at most, so choices of fewer classes than may be away need no row.
    if (new Set(columns.map((column) => choices[column]!.question)).size > awayADay) atMost(columns, awayADay)
  }
  return { choices, out, worst: out + questions.length, columnsOf, rows }
}

function mostThatFit(sizes: readonly number[], seats: number): number {
  let left = seats
  let many = 0
  for (const size of [...sizes].sort((one, other) => one - other)) {
    left -= size
    if (left < 0) break
    many += 1
  }
  return many
}
