import type { ExactEquals } from './exact-equals.ts'
import type { Dimension, RecordIndex } from './index-record.ts'
import type { AboutFact, FactKind, Moment, RecordFact } from './record-words.ts'
import { spanOf } from './windows.ts'
import type { Difference, FactLeaf, RuleBook, Subject, Window } from './words.ts'

/** A leaf that facts meet, made ready: which facts it takes, what each is worth to it and how much it needs. */
export interface FactTest {
  readonly leaf: FactLeaf
  readonly window: Window | null
  /** The same words in the same window: the same leaf, wherever it stands. */
  readonly key: string
  readonly needed: number
  /** Minutes of hours, the rank on its scale of a level, otherwise 1. */
  worth(fact: RecordFact): number
  readonly different: Difference | null
  /** Facts it takes at this moment, earliest first, given to `take` until that says enough. */
  each(index: RecordIndex, moment: Moment, take: (fact: RecordFact) => boolean): void
}

/** What a fact must say: under each word, one of these. */
type Needs = readonly (readonly [Dimension, ReadonlySet<string>])[]

export function compileFactLeaf(
  leaf: FactLeaf,
  window: Window | null,
  scales: RuleBook['scales'],
  equal: ExactEquals,
): FactTest {
  const { kind, needs, needed, worth } = meaningOf(leaf, scales, equal)
  const [first, ...rest] = needs
  const only = first && first[1].size === 1 ? [...first[1]][0]! : null
  const further = only === null ? needs : rest
  const list = (index: RecordIndex): readonly RecordFact[] =>
    only === null ? index.ofKind(kind) : index.about(kind, first![0], only)
  return {
    leaf,
    window,
    key: JSON.stringify([window && [window.fromOn, window.untilOn, window.lastMonths], sorted(leaf)]),
    needed,
    worth,
    different: leaf.kind === 'done' ? (leaf.different ?? null) : null,
    each(index, moment, take) {
      const span = window === null ? null : spanOf(window, moment.on)
      for (const fact of list(index)) {
        // Earliest first: from here on nothing has happened yet.
        if (fact.at > moment.at) return
        if (fact.untilAt !== undefined && fact.untilAt < moment.at) continue
        if (span !== null && (fact.on < span.from || fact.on > span.until)) continue
        if (further.length > 0 && !says(fact.about, further)) continue
        if (take(fact)) return
      }
    },
  }
}

interface Meaning {
  readonly kind: FactKind
  readonly needs: Needs
  readonly needed: number
  worth(fact: RecordFact): number
}

const one = (): number => 1

function meaningOf(leaf: FactLeaf, scales: RuleBook['scales'], equal: ExactEquals): Meaning {
  switch (leaf.kind) {
    case 'hours':
      return {
        kind: 'attended',
        needs: needsOf(leaf.about, equal),
        needed: leaf.minutes,
        worth: ({ about }) => about.minutes ?? 0,
      }
    case 'done':
      return { kind: leaf.what, needs: needsOf(leaf.about, equal), needed: leaf.times, worth: one }
    case 'badge':
      return {
        kind: 'awarded',
        needs: [['achievement', equal('achievement', leaf.achievement)]],
        needed: 1,
        worth: one,
      }
    case 'level': {
      const ranks = new Map(scales[leaf.scale]!.map((level, rank) => [level, rank + 1]))
      return {
        kind: 'assessed',
        needs: [['competency', equal('competency', leaf.competency)]],
        needed: ranks.get(leaf.atLeast)!,
        worth: ({ about }) => (about.scale === leaf.scale ? (ranks.get(about.level ?? '') ?? 0) : 0),
      }
    }
  }
}

/** The rarest word first, for it leads to the shortest list. */
function needsOf(about: Subject | undefined, equal: ExactEquals): Needs {
  if (!about) return []
  const { opportunity, organisation, skill, theme, opportunityKind } = about
  const needs: [Dimension, ReadonlySet<string>][] = []
  if (opportunity !== undefined) needs.push(['opportunity', new Set([opportunity])])
  if (organisation !== undefined) needs.push(['organisation', new Set([organisation])])
  if (skill !== undefined) needs.push(['skill', equal('skill', skill)])
  if (theme !== undefined) needs.push(['theme', new Set([theme])])
  if (opportunityKind !== undefined) needs.push(['opportunityKind', new Set([opportunityKind])])
  return needs
}

const says = (about: AboutFact, needs: Needs): boolean =>
  needs.every(([dimension, words]) => {
    if (dimension === 'theme') return about.themes?.some((word) => words.has(word)) ?? false
    if (dimension === 'skill') return about.skills?.some((word) => words.has(word)) ?? false
    const word = about[dimension]
    return word !== undefined && words.has(word)
  })

/** The same words in one order, so that two ways of writing a leaf are one. */
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([word, inside]) => [word, sorted(inside)])
    : value
