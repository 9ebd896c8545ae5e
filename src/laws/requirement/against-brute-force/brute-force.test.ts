import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRequirement, checkRuleBook } from '../checking/check-requirement.ts'
import { compileRequirement, verdictOf } from '../compile-requirement.ts'
import { indexRecord } from '../index-record.ts'
import type { LearnerRecord } from '../record-words.ts'
import type { Verdict } from '../verdict-words.ts'
import type { Requirement, RuleBook } from '../words.ts'
import { mostSlots, slowStanding, type Question } from './test-brute-force.ts'
import { addedFact, contestedGroup, learnerRecord, moment, onceGroup, richRecord, ruleAndBook } from './test-trees.ts'

const runs = { numRuns: 1_000 }
const emptyBook: RuleBook = {
  language: 1,
  named: {},
  scales: { steps: ['steps-0', 'steps-1', 'steps-2'], grades: ['grades-0', 'grades-1', 'grades-2'] },
  equivalences: [{ of: 'achievement', one: 'a', other: 'b', link: 'exact' }],
}

const quick = (rule: Requirement, book: RuleBook, record: LearnerRecord): Verdict =>
  verdictOf(compileRequirement(rule, book), indexRecord(record), moment)

/** Every part of the tree beside its verdict, but not into single use, whose branches are met by their own share only. */
function beside(part: Requirement, verdict: Verdict, asked: Omit<Question, 'unsaid'>): void {
  expect([part.kind, verdict.standing]).toEqual([part.kind, slowStanding(part, asked)])
  expect(verdict.got === verdict.needed).toBe(verdict.standing === 'met')
  if (part.kind === 'within')
    beside(part.of, verdict.branches[0]!, { ...asked, windows: [...asked.windows, part.window] })
  else if (part.kind === 'named') beside(asked.book.named[part.name]!, verdict.branches[0]!, asked)
  else if (part.kind === 'all-of' || part.kind === 'any-of' || (part.kind === 'n-of' && !part.once))
    for (const [index, branch] of part.of.entries()) beside(branch, verdict.branches[index]!, asked)
}

test('every part of a random tree stands as it does when all is tried', () => {
  const met = { met: 0, 'not-met': 0, unknown: 0 }
  fc.assert(
    fc.property(ruleAndBook, learnerRecord(5), ({ rule, book }, record) => {
      expect(checkRequirement(rule, book)).toEqual({ ok: true, requirement: rule })
      const verdict = quick(rule, book, record)
      met[verdict.standing] += 1
      beside(rule, verdict, { book, record, moment, windows: [] })
    }),
    { numRuns: 500 },
  )
  // The trees are neither all easy nor all hopeless.
  expect(Math.min(...Object.values(met))).toBeGreaterThan(5)
})

test('single use fills as many slots as can be filled when every way of sharing out is tried', () => {
  let contested = 0
  fc.assert(
    fc.property(fc.oneof(onceGroup, contestedGroup), fc.oneof(richRecord, learnerRecord(6)), (group, record) => {
      if (group.kind !== 'n-of') throw new Error('not a group')
      const verdict = quick(group, emptyBook, record)
      const most = mostSlots(group.of, { book: emptyBook, record, moment, windows: [], unsaid: 'is-a-no' })
      expect(verdict.got).toBe(Math.min(group.n, most))
      const all = { ...group, n: group.of.length }
      expect(quick(all, emptyBook, record).got).toBe(most)
      if (most > 0 && quick({ ...all, once: false }, emptyBook, record).got > most) contested += 1
      expect(verdict.branches.filter(({ standing }) => standing === 'met').length).toBeGreaterThanOrEqual(verdict.got)
    }),
    runs,
  )
  // Counting twice would often have said more.
  expect(contested).toBeGreaterThan(10)
})

test('adding a fact that corrects none never un-meets anything, and brings nothing further away', () => {
  const rank = { 'not-met': 0, unknown: 1, met: 2 }
  fc.assert(
    fc.property(ruleAndBook, learnerRecord(8), addedFact, ({ rule, book }, record, added) => {
      const before = quick(rule, book, record)
      const after = quick(rule, book, { ...record, facts: [...record.facts, added] })
      expect(rank[after.standing]).toBeGreaterThanOrEqual(rank[before.standing])
      expect(after.got).toBeGreaterThanOrEqual(before.got)
    }),
    { numRuns: 1_500 },
  )
})

test('the order of the rows does not matter, nor does JSON in between', () => {
  fc.assert(
    fc.property(ruleAndBook, learnerRecord(8), fc.infiniteStream(fc.nat()), ({ rule, book }, record, chance) => {
      const shuffled = record.facts
        .map((fact) => ({ fact, place: chance.next().value }))
        .toSorted((one, other) => one.place - other.place)
        .map(({ fact }) => fact)
      const again = JSON.parse(JSON.stringify({ rule, book })) as { rule: Requirement; book: RuleBook }
      expect(checkRuleBook(again.book)).toEqual([])
      expect(quick(again.rule, again.book, { ...record, facts: shuffled })).toEqual(quick(rule, book, record))
    }),
    { numRuns: 300 },
  )
})
