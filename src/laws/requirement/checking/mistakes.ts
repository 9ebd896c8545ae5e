/** What can be wrong with a requirement somebody wrote. A room that shows them keeps a sentence for each. */
export type MistakeReason =
  | 'not-a-requirement'
  | 'unknown-kind'
  | 'unknown-word'
  | 'not-a-name'
  | 'not-a-list'
  | 'not-a-day'
  | 'not-yes-or-no'
  | 'not-one-of-these'
  | 'not-a-whole-number'
  | 'too-small'
  | 'too-large'
  | 'empty-choice'
  | 'n-greater-than-m'
  | 'empty-window'
  | 'window-ends-before-it-begins'
  | 'empty-age-band'
  | 'age-band-ends-before-it-begins'
  | 'too-deep'
  | 'too-many-parts'
  | 'unknown-language'
  | 'unknown-requirement'
  | 'unknown-scale'
  | 'unknown-level'
  | 'level-twice'
  | 'names-go-in-a-circle'
  /** Single use holds for slots of facts; a slot that is a tree of its own is no longer a flow and would be guessed. */
  | 'once-of-a-tree'
  /** Hours are shared out by the minute and visits as wholes: the same visit cannot be weighed in both ways. */
  | 'once-mixes-hours-and-visits'
  /** Which of many slots to fill with several facts each is a search without a short way; twelve are still tried through. */
  | 'once-has-too-many-slots'

export interface Mistake {
  /** JSON pointer into the requirement, or into the book: `/named/NAME/…`. */
  readonly path: string
  readonly reason: MistakeReason
  /** Plain facts for the sentence ("limit": 12, "circle": "a → b → a"). */
  readonly facts?: Readonly<Record<string, string | number>>
}

/** How large a requirement may be. `expanded` counts the parts with every named requirement written out. */
export const limits = {
  depth: 12,
  branches: 100,
  expandedDepth: 32,
  expanded: 2_000,
  name: 200,
  times: 10_000,
  minutes: 6_000_000,
  months: 1_200,
  years: 130,
  slotsOfSeveralFacts: 12,
} as const
