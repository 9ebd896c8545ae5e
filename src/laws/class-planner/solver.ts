/**
 * A program of columns, each 0 or 1 unless told otherwise: the least sum of costs while every row and column keeps its bounds.
 */
export interface Program {
  readonly costs: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** 1: whole numbers only. */
  readonly isWhole: Uint8Array
  readonly rows: readonly ProgramRow[]
}

/** A sum of columns, each times its value, between two bounds; either may be infinite. */
export interface ProgramRow {
  readonly columns: readonly number[]
  readonly values: readonly number[]
  readonly atLeast: number
  readonly atMost: number
}

export interface SolverAsk {
  /** Stop when the answer is proven to be within this share of the best, */
  readonly gap: number
  /** or to cost less than this above it. */
  readonly within: number
  /** Stop after so many branches of a search, however near it is; null: none. Counted, so that each run stops at the same. */
  readonly branches: number | null
  /** The solver keeps its own clock: laws have none. */
  readonly seconds: number
  /** A value for each column, to begin with; null: nobody knows whether there is an answer at all. */
  readonly start: Float64Array | null
}

export interface SolverAnswer {
  /** null: it found nothing. */
  readonly values: Float64Array | null
  /** No answer costs less; null: not known. */
  readonly bound: number | null
  /** Used of those it was given. */
  readonly seconds: number
}

export type Solver = (program: Program, ask: SolverAsk) => SolverAnswer
