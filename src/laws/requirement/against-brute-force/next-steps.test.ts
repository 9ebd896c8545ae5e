import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileRequirement, verdictOf } from '../compile-requirement.ts'
import { indexRecord } from '../index-record.ts'
import { nextSteps } from '../next-steps.ts'
import { leavesLeft, missingIn } from '../read-verdict.ts'
import type { LearnerRecord } from '../record-words.ts'
import type { FactLeaf, Requirement, RuleBook } from '../words.ts'
import { moment } from './test-trees.ts'

const letters = [...'abcdefghijklmno']
const book: RuleBook = { language: 1, named: {}, scales: {}, equivalences: [] }
const badge = (achievement: string): FactLeaf => ({ kind: 'badge', achievement })
const leaf: fc.Arbitrary<Requirement> = fc.constantFrom(...letters).map(badge)
const inner = (below: fc.Arbitrary<Requirement>): fc.Arbitrary<Requirement> =>
  fc
    .array(below, { minLength: 1, maxLength: 4 })
    .chain((of) =>
      fc.constantFrom<Requirement>(
        { kind: 'all-of', of },
        { kind: 'any-of', of },
        { kind: 'n-of', n: Math.ceil(of.length / 2), of },
      ),
    )
const goal = inner(fc.oneof(leaf, inner(leaf)))

/** Whether a set of badges meets it, said once more and apart. */
function has(part: Requirement, held: ReadonlySet<string>): boolean {
  if (part.kind === 'badge') return held.has(part.achievement)
  if (part.kind !== 'all-of' && part.kind !== 'any-of' && part.kind !== 'n-of') throw new Error(part.kind)
  const met = part.of.filter((branch) => has(branch, held)).length
  return met >= (part.kind === 'all-of' ? part.of.length : part.kind === 'any-of' ? 1 : part.n)
}

/** The fewest open leaves, by trying every set of places. */
function fewest(part: Requirement, held: ReadonlySet<string>): number {
  const places: string[] = []
  const marked = (one: Requirement): Requirement => {
    if (one.kind === 'badge') {
      const place = `${places.length}`
      places.push(one.achievement)
      return badge(place)
    }
    return 'of' in one && Array.isArray(one.of)
      ? ({ ...one, of: (one.of as Requirement[]).map(marked) } as Requirement)
      : one
  }
  const tree = marked(part)
  const open = [...places.keys()].filter((place) => !held.has(places[place]!))
  const already = [...places.keys()].filter((place) => held.has(places[place]!)).map(String)
  for (let size = 0; ; size += 1)
    if (choices(open, size).some((more) => has(tree, new Set([...already, ...more.map(String)])))) return size
}

const choices = (all: readonly number[], size: number): number[][] =>
  size === 0 ? [[]] : all.flatMap((one, index) => choices(all.slice(index + 1), size - 1).map((rest) => [one, ...rest]))

const recordOf = (held: readonly string[]): LearnerRecord => ({
  facts: held.map((achievement) => ({
    id: achievement,
    kind: 'awarded',
    at: moment.at,
    on: moment.on,
    about: { achievement },
  })),
  traits: {},
})

test('the step that unlocks most is the one found by trying each, on 500 random goals', () => {
  let unlocking = 0
  fc.assert(
    fc.property(fc.array(goal, { minLength: 1, maxLength: 3 }), fc.subarray(letters), (goals, held) => {
      const have = new Set(held)
      const tried = letters
        .filter((letter) => !have.has(letter))
        .map((letter) => {
          const then = new Set([...held, letter])
          return {
            letter,
            meets: goals.flatMap((one, index) => (!has(one, have) && has(one, then) ? [index] : [])),
            nearer: goals.reduce((sum, one) => sum + fewest(one, have) - fewest(one, then), 0),
          }
        })
        .filter(({ nearer }) => nearer > 0)
      const steps = nextSteps(
        goals.map((one) => compileRequirement(one, book)),
        indexRecord(recordOf(held)),
        moment,
      )
      const bySize = (one: { meets: readonly number[]; nearer: number }): string => `${one.meets.length} ${one.nearer}`
      expect(
        steps
          .map(({ leaf, meets, nearer }) => ({ letter: (leaf as { achievement: string }).achievement, meets, nearer }))
          .toSorted((a, b) => a.letter.localeCompare(b.letter)),
      ).toEqual(tried)
      const best = tried.toSorted((a, b) => b.meets.length - a.meets.length || b.nearer - a.nearer)[0]
      if (best) expect(bySize(steps[0]!)).toBe(bySize(best))
      if (best && best.meets.length > 0) unlocking += 1
    }),
    { numRuns: 500 },
  )
  expect(unlocking).toBeGreaterThan(100)
})

test('of two goals the shared badge comes first; a granted badge fills one slot of single use, not two', () => {
  const three: Requirement = { kind: 'n-of', n: 2, once: true, of: [badge('a'), badge('a'), badge('b')] }
  const both: Requirement = { kind: 'all-of', of: [badge('b'), badge('c')] }
  const index = indexRecord(recordOf(['c']))
  const steps = nextSteps(
    [three, both].map((one) => compileRequirement(one, book)),
    index,
    moment,
  )
  expect(steps).toEqual([
    { leaf: badge('b'), window: null, meets: [1], nearer: 2 },
    { leaf: badge('a'), window: null, meets: [], nearer: 1 },
  ])
})

test('what is missing is told leaf by leaf, and who somebody is is no step', () => {
  const rule: Requirement = {
    kind: 'all-of',
    of: [badge('c'), { kind: 'grade', oneOf: ['9'] }, { kind: 'any-of', of: [badge('a'), badge('c')] }, badge('d')],
  }
  const index = indexRecord(recordOf(['c']))
  const compiled = compileRequirement(rule, book)
  const verdict = verdictOf(compiled, index, moment)
  expect(missingIn(verdict)).toEqual([
    { path: '/1', leaf: { kind: 'grade', oneOf: ['9'] }, standing: 'unknown', got: 0, needed: 1 },
    { path: '/3', leaf: badge('d'), standing: 'not-met', got: 0, needed: 1 },
  ])
  expect(leavesLeft(verdict)).toBe(2)
  expect(nextSteps([compiled], index, moment).map(({ leaf }) => leaf)).toEqual([badge('d')])
})
