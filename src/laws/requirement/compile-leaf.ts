import type { ExactEquals } from './exact-equals.ts'
import { wordPlace, type Dimension, type FactList, type RecordIndex, type SameWords } from './index-record.ts'
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
  /** The facts it takes, where a list holds exactly these whatever the moment; null where each has to be looked at. */
  readonly exactly: ((index: RecordIndex) => FactList) | null
  /** Facts it takes at this moment, earliest first, given to `take` until that says enough. */
  each(index: RecordIndex, moment: Moment, take: (fact: RecordFact) => boolean): void
}

/** What a fact must say: under each word, one of these. */
type Needs = readonly (readonly [Dimension, SameWords])[]

export function compileFactLeaf(
  leaf: FactLeaf,
  window: Window | null,
  scales: RuleBook['scales'],
  equal: ExactEquals,
): FactTest {
  const { kind, needs, needed, worth } = meaningOf(leaf, scales, equal)
  const [first, ...rest] = needs
  const place = first ? wordPlace(kind, first[0]) : null
  const list = (index: RecordIndex): FactList => (place === null ? index.ofKind(kind) : index.about(place, first![1]))
  return {
    leaf,
    window,
    key: JSON.stringify([window && [window.fromOn, window.untilOn, window.lastMonths], sorted(leaf)]),
    needed,
    worth,
    exactly: rest.length === 0 && window === null && leaf.kind !== 'level' ? list : null,
    different: leaf.kind === 'done' ? (leaf.different ?? null) : null,
    each(index, moment, take) {
      const span = window === null ? null : spanOf(window, moment.on)
      for (const fact of list(index).facts) {
        // Earliest first: from here on nothing has happened yet.
        if (fact.at > moment.at) return
        if (fact.untilAt !== undefined && fact.untilAt < moment.at) continue
        if (span !== null && (fact.on < span.from || fact.on > span.until)) continue
        if (rest.length > 0 && !says(fact.about, rest)) continue
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
        needs: [['achievement', same(leaf.achievement, equal('achievement', leaf.achievement))]],
        needed: 1,
        worth: one,
      }
    case 'level': {
      const ranks = new Map(scales[leaf.scale]!.map((level, rank) => [level, rank + 1]))
      return {
        kind: 'assessed',
        needs: [['competency', same(leaf.competency, equal('competency', leaf.competency))]],
        needed: ranks.get(leaf.atLeast)!,
        worth: ({ about }) => (about.scale === leaf.scale ? (ranks.get(about.level ?? '') ?? 0) : 0),
      }
    }
  }
}

const same = (first: string, all: ReadonlySet<string> = new Set([first])): SameWords => ({ first, all })

/** The rarest word first, for it leads to the shortest list. */
function needsOf(about: Subject | undefined, equal: ExactEquals): Needs {
  if (!about) return []
  const { opportunity, organisation, skill, theme, opportunityKind } = about
  const needs: [Dimension, SameWords][] = []
  if (opportunity !== undefined) needs.push(['opportunity', same(opportunity)])
  if (organisation !== undefined) needs.push(['organisation', same(organisation)])
  if (skill !== undefined) needs.push(['skill', same(skill, equal('skill', skill))])
  if (theme !== undefined) needs.push(['theme', same(theme)])
  if (opportunityKind !== undefined) needs.push(['opportunityKind', same(opportunityKind)])
  return needs
}

function says(about: AboutFact, needs: Needs): boolean {
  for (const need of needs) {
    const words = need[1].all
    if (need[0] === 'theme' || need[0] === 'skill') {
      const said = need[0] === 'theme' ? about.themes : about.skills
      if (!said?.some((word) => words.has(word))) return false
    } else {
      const word = about[need[0]]
      if (word === undefined || !words.has(word)) return false
    }
  }
  return true
}

/** The same words in one order, so that two ways of writing a leaf are one. */
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([word, inside]) => [word, sorted(inside)])
    : value
