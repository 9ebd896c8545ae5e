import type { RecordIndex } from './index-record.ts'
import type { Moment } from './record-words.ts'
import type { Verdict } from './verdict-words.ts'

/** One question put to a compiled requirement. */
export interface Asked {
  readonly index: RecordIndex
  readonly moment: Moment
  /** Keys of leaves taken as met without a fact, to see what they would unlock. */
  readonly granted: ReadonlySet<string> | null
  /** Inside a slot of single use: the facts this slot was given, and of each how many minutes. Null: all, in full. */
  readonly shares: ReadonlyMap<string, number> | null
}

export type Ask = (asked: Asked) => Verdict
