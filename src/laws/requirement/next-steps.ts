import type { FactTest } from './compile-leaf.ts'
import { verdictOf, type CompiledRequirement } from './compile-requirement.ts'
import type { RecordIndex } from './index-record.ts'
import { leavesLeft } from './read-verdict.ts'
import type { Moment } from './record-words.ts'
import type { Verdict } from './verdict-words.ts'
import type { FactLeaf, Window } from './words.ts'

/** Something a learner could do next, and what it would open. */
export interface NextStep {
  readonly leaf: FactLeaf
  /** When it has to happen to count; null: whenever. */
  readonly window: Window | null
  /** Indexes of the goals it would meet by itself. */
  readonly meets: readonly number[]
  /** How many leaves nearer all goals together would be. */
  readonly nearer: number
}

/**
 * Which one open leaf, if it were met, would meet the most goals, and among those bring all goals nearest. A leaf stands
 * for itself wherever the same words stand in the same window. Who somebody is (age, grade, group) is no step to take.
 * @returns every open leaf that brings any goal nearer, the best first, equals in the order written
 */
export function nextSteps(goals: readonly CompiledRequirement[], index: RecordIndex, moment: Moment): NextStep[] {
  const now = goals.map((goal) => verdictOf(goal, index, moment))
  const leavesNow = now.map(leavesLeft)
  return [...openTests(goals, now).values()]
    .map((test): NextStep => {
      const granted = new Set([test.key])
      const then = goals.map((goal) => goal.ask({ index, moment, granted, shares: null }))
      return {
        leaf: test.leaf,
        window: test.window,
        meets: then.flatMap(({ standing }, goal) =>
          standing === 'met' && now[goal]!.standing !== 'met' ? [goal] : [],
        ),
        nearer: then.reduce((sum, verdict, goal) => sum + leavesNow[goal]! - leavesLeft(verdict), 0),
      }
    })
    .filter(({ nearer }) => nearer > 0)
    .toSorted((one, other) => other.meets.length - one.meets.length || other.nearer - one.nearer)
}

/** The leaves of goals that are still open, each key once. */
function openTests(goals: readonly CompiledRequirement[], now: readonly Verdict[]): Map<string, FactTest> {
  const open = new Map<string, FactTest>()
  for (const [goal, { tests }] of goals.entries()) {
    if (now[goal]!.standing === 'met') continue
    for (const test of tests) if (!open.has(test.key)) open.set(test.key, test)
  }
  return open
}
