import type { Program, ProgramRow, Solver } from './solver.ts'

/** The same solver, handed only the columns that are not fixed: where most are, most of the work is reading them. */
export const withoutFixed =
  (solver: Solver): Solver =>
  (program, ask) => {
    const { costs, lower, upper, isWhole } = program
    const free = [...costs.keys()].filter((column) => lower[column] !== upper[column])
    if (free.length === costs.length) return solver(program, ask)
    const place = new Int32Array(costs.length).fill(-1)
    free.forEach((column, at) => {
      place[column] = at
    })
    const only = (numbers: Float64Array): Float64Array => Float64Array.from(free, (column) => numbers[column]!)
    const smaller: Program = {
      costs: only(costs),
      lower: only(lower),
      upper: only(upper),
      isWhole: Uint8Array.from(free, (column) => isWhole[column]!),
      rows: program.rows.map((row) => rowOfFree(row, lower, place)).filter(({ columns }) => columns.length > 0),
    }
    const { start } = ask
    const answer = solver(smaller, { ...ask, start: start && only(start) })
    const fixed = costs.reduce((sum, cost, column) => sum + (place[column] === -1 ? cost * lower[column]! : 0), 0)
    const { values, bound } = answer
    return {
      ...answer,
      values:
        values &&
        Float64Array.from(
          costs,
          (_, column) => (place[column] === -1 ? lower : values)[place[column] === -1 ? column : place[column]!]!,
        ),
      bound: bound === null ? null : bound + fixed,
    }
  }

function rowOfFree(
  { columns, values, atLeast, atMost }: ProgramRow,
  fixedAt: Float64Array,
  place: Int32Array,
): ProgramRow {
  let fixed = 0
  const left = { columns: [] as number[], values: [] as number[] }
  columns.forEach((column, at) => {
    if (place[column] === -1) fixed += values[at]! * fixedAt[column]!
    else {
      left.columns.push(place[column]!)
      left.values.push(values[at]!)
    }
  })
  return { ...left, atLeast: atLeast - fixed, atMost: atMost - fixed }
}
