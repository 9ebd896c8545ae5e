import {
  andThen,
  below,
  day,
  fields,
  isObject,
  listOf,
  mistake,
  name,
  oneOf,
  whole,
  yesOrNo,
  type Check,
} from './check-fields.ts'
import { limits, type Mistake } from './mistakes.ts'
import { differences, doings, type RuleBook, type Window } from '../words.ts'

const anything: Check = () => []

const subject = fields({
  'opportunity?': name,
  'opportunityKind?': name,
  'theme?': name,
  'skill?': name,
  'organisation?': name,
})

const window = andThen(
  fields({ 'fromOn?': day, 'untilOn?': day, 'lastMonths?': whole(1, limits.months) }),
  (value, path) => {
    const { fromOn, untilOn, lastMonths } = value as Window
    if (fromOn === undefined && untilOn === undefined && lastMonths === undefined) return mistake(path, 'empty-window')
    return fromOn !== undefined && untilOn !== undefined && fromOn > untilOn
      ? mistake(path, 'window-ends-before-it-begins')
      : []
  },
)

const years = whole(0, limits.years)

const ageBand = andThen(fields({ kind: anything, 'fromYears?': years, 'toYears?': years }), (value, path) => {
  const { fromYears, toYears } = value as { fromYears?: number; toYears?: number }
  if (fromYears === undefined && toYears === undefined) return mistake(path, 'empty-age-band')
  return fromYears !== undefined && toYears !== undefined && fromYears > toYears
    ? mistake(path, 'age-band-ends-before-it-begins')
    : []
})

function level(scales: RuleBook['scales']): Check {
  return andThen(fields({ kind: anything, competency: name, scale: name, atLeast: name }), (value, path) => {
    const { scale, atLeast } = value as { scale: string; atLeast: string }
    if (!Object.hasOwn(scales, scale)) return mistake(below(path, 'scale'), 'unknown-scale', { scale })
    return scales[scale]!.includes(atLeast)
      ? []
      : mistake(below(path, 'atLeast'), 'unknown-level', { scale, level: atLeast })
  })
}

/** What each kind may and must say; composites' branches are walked apart, so that depth is counted. */
function checksOf(book: Pick<RuleBook, 'named' | 'scales'>): Readonly<Record<string, Check>> {
  return {
    'all-of': fields({ kind: anything, of: anything }),
    'any-of': fields({ kind: anything, of: listOf(anything) }),
    'n-of': andThen(
      fields({ kind: anything, n: whole(1, limits.branches), of: listOf(anything), 'once?': yesOrNo }),
      (value, path) => {
        const { n, of } = value as { n: number; of: readonly unknown[] }
        return n > of.length ? mistake(below(path, 'n'), 'n-greater-than-m', { n, m: of.length }) : []
      },
    ),
    within: fields({ kind: anything, window, of: anything }),
    named: andThen(fields({ kind: anything, name }), (value, path) => {
      const asked = (value as { name: string }).name
      return Object.hasOwn(book.named, asked)
        ? []
        : mistake(below(path, 'name'), 'unknown-requirement', { name: asked })
    }),
    hours: fields({ kind: anything, minutes: whole(1, limits.minutes), 'about?': subject }),
    done: fields({
      kind: anything,
      what: oneOf(doings),
      times: whole(1, limits.times),
      'about?': subject,
      'different?': oneOf(differences),
    }),
    badge: fields({ kind: anything, achievement: name }),
    level: level(book.scales),
    'age-band': ageBand,
    grade: fields({ kind: anything, oneOf: listOf(name) }),
    group: fields({ kind: anything, group: name }),
  }
}

/**
 * Is this value one written tree of the language? Looks at each part by itself and at depth, and follows no name.
 * @param at where the tree stands, as a JSON pointer
 */
export function checkShape(value: unknown, book: Pick<RuleBook, 'named' | 'scales'>, at: string): Mistake[] {
  const checks = checksOf(book)
  const walk = (part: unknown, path: string, depth: number): Mistake[] => {
    if (depth > limits.depth) return mistake(path, 'too-deep', { limit: limits.depth })
    if (!isObject(part)) return mistake(path, 'not-a-requirement')
    const { kind } = part
    if (typeof kind !== 'string' || !Object.hasOwn(checks, kind)) return mistake(below(path, 'kind'), 'unknown-kind')
    return [...checks[kind]!(part, path), ...branches(part, path, depth)]
  }
  const branches = (part: Readonly<Record<string, unknown>>, path: string, depth: number): Mistake[] => {
    const inside = below(path, 'of')
    if (part['kind'] === 'within') return walk(part['of'], inside, depth + 1)
    if (!['all-of', 'any-of', 'n-of'].includes(part['kind'] as string)) return []
    if (!Array.isArray(part['of'])) return part['kind'] === 'all-of' ? mistake(inside, 'not-a-list') : []
    if (part['of'].length > limits.branches)
      return part['kind'] === 'all-of' ? mistake(inside, 'too-many-parts', { limit: limits.branches }) : []
    return part['of'].flatMap((branch, index) => walk(branch, below(inside, index), depth + 1))
  }
  return walk(value, at, 1)
}
