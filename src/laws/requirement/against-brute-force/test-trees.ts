import fc from 'fast-check'
import { instant, type Day, type Instant } from '#kernel/instant.ts'
import type { LearnerRecord, Moment, RecordFact } from '../record-words.ts'
import type { FactLeaf, Leaf, Requirement, RuleBook, Subject, Window } from '../words.ts'

/** Few words, so that facts and leaves meet often; days on both sides of the moment asked about. */
const dayOf = (number: number): Day => new Date(Date.UTC(2026, 0, 1 + number * 9)).toISOString().slice(0, 10) as Day
const instantOf = (day: Day): Instant => instant(Date.parse(`${day}T12:00Z`))

export const moment: Moment = { at: instantOf(dayOf(20)), on: dayOf(20) }

const anyDay = fc.integer({ min: 0, max: 23 }).map(dayOf)
const word = (...words: string[]) => fc.constantFrom(...words)
const maybe = <One>(arbitrary: fc.Arbitrary<One>) => fc.option(arbitrary, { nil: undefined })

/** Leaves out what is undefined, as JSON would. */
const said = <One extends object>(value: { [Key in keyof One]: One[Key] | undefined }): One =>
  Object.fromEntries(Object.entries(value).filter(([, inside]) => inside !== undefined)) as One

const subject = fc
  .record({
    opportunity: fc.constantFrom(undefined, undefined, undefined, 'o1', 'o2'),
    organisation: fc.constantFrom(undefined, undefined, undefined, 'museum'),
    theme: fc.constantFrom(undefined, undefined, 'arts', 'science'),
    skill: fc.constantFrom(undefined, undefined, undefined, 'weld', 'solder'),
  })
  .map((about) => said<Subject>(about))

const window = fc
  .record({ days: maybe(fc.tuple(anyDay, anyDay)), lastMonths: maybe(fc.integer({ min: 1, max: 5 })) })
  .filter(({ days, lastMonths }) => days !== undefined || lastMonths !== undefined)
  .map(({ days, lastMonths }) => {
    const [fromOn, untilOn] = days?.toSorted() ?? []
    return said<Window>({ fromOn, untilOn, lastMonths })
  })

const badge = word('a', 'b', 'c', 'd').map((achievement): FactLeaf => ({ kind: 'badge', achievement }))
const level = fc
  .record({ competency: word('read', 'lire'), scale: word('steps', 'grades'), rank: fc.integer({ min: 0, max: 2 }) })
  .map(({ competency, scale, rank }): FactLeaf => ({ kind: 'level', competency, scale, atLeast: `${scale}-${rank}` }))
const hours = fc
  .record({ minutes: fc.integer({ min: 1, max: 5 }), about: subject })
  .map((leaf): FactLeaf => ({ kind: 'hours', ...leaf }))
const done = (what: fc.Arbitrary<'attended' | 'completed' | 'reflected'>, most: number) =>
  fc
    .record({
      what,
      times: fc.integer({ min: 1, max: most }),
      about: subject,
      different: fc.constantFrom(undefined, undefined, 'organisation' as const, 'opportunity' as const),
    })
    .map((leaf): FactLeaf => said<FactLeaf & { kind: 'done' }>({ kind: 'done', ...leaf }))
const trait = fc.oneof(
  fc.constantFrom<Leaf>({ kind: 'grade', oneOf: ['3', '4'] }, { kind: 'group', group: 'club' }),
  fc
    .record({ fromYears: fc.integer({ min: 10, max: 16 }), more: fc.integer({ min: 0, max: 4 }) })
    .map(({ fromYears, more }): Leaf => ({ kind: 'age-band', fromYears, toYears: fromYears + more })),
)

const anyDone = done(word('attended', 'completed', 'reflected') as fc.Arbitrary<'attended'>, 3)
const leaf: fc.Arbitrary<Leaf> = fc.oneof(badge, level, hours, anyDone, trait)

const inWindow = (slot: fc.Arbitrary<Requirement>): fc.Arbitrary<Requirement> =>
  fc.oneof({ weight: 5, arbitrary: slot }, fc.record({ kind: fc.constant('within' as const), window, of: slot }))

const oneFact: fc.Arbitrary<Requirement> = fc.oneof(
  badge,
  level,
  done(word('attended', 'completed') as fc.Arbitrary<'attended'>, 1),
  trait,
)
const choice = fc
  .array(inWindow(oneFact), { minLength: 1, maxLength: 3 })
  .map((of): Requirement => ({ kind: 'any-of', of }))
const slots = (slot: fc.Arbitrary<Requirement>, most: number): fc.Arbitrary<Requirement> =>
  fc
    .array(slot, { minLength: 1, maxLength: most })
    .chain((of) =>
      fc.integer({ min: 1, max: of.length }).map((n): Requirement => ({ kind: 'n-of', n, of, once: true })),
    )
/** Groups of single use of every sort that is answered: one fact each, several facts each, hours. */
export const onceGroup = fc.oneof(
  slots(fc.oneof(inWindow(oneFact), choice), 5),
  slots(inWindow(fc.oneof(done(word('attended', 'completed') as fc.Arbitrary<'attended'>, 3), badge)), 4),
  slots(inWindow(fc.oneof(hours, badge, level)), 4),
)

const themed = fc.constantFrom<Subject>({}, { theme: 'arts' }, { theme: 'science' }, { organisation: 'museum' })
const what = fc.constantFrom('attended' as const, 'completed' as const)
const times = fc.integer({ min: 1, max: 2 })
/** Groups of single use whose slots want the same few facts, so that counting twice would show. */
export const contestedGroup = fc.oneof(
  slots(
    fc.oneof(
      badge,
      fc.record({ kind: fc.constant('done' as const), what, times: fc.constant(1), about: themed }),
      fc.record({ kind: fc.constant('any-of' as const), of: fc.tuple(badge, level) }),
    ),
    5,
  ),
  slots(fc.record({ kind: fc.constant('done' as const), what, times, about: themed }), 4),
  slots(fc.record({ kind: fc.constant('hours' as const), minutes: fc.integer({ min: 1, max: 4 }), about: themed }), 4),
)

const composite = (inside: fc.Arbitrary<Requirement>, most: number): fc.Arbitrary<Requirement> =>
  fc.oneof(
    fc.array(inside, { maxLength: 3 }).map((of): Requirement => ({ kind: 'all-of', of })),
    fc.array(inside, { minLength: 1, maxLength: 3 }).map((of): Requirement => ({ kind: 'any-of', of })),
    fc
      .array(inside, { minLength: 1, maxLength: most })
      .chain((of) => fc.integer({ min: 1, max: of.length }).map((n): Requirement => ({ kind: 'n-of', n, of }))),
    fc.record({ kind: fc.constant('within' as const), window, of: inside }),
  )

const tree = (named: readonly string[]): fc.Arbitrary<Requirement> => {
  const bottom = fc.oneof(
    { weight: 6, arbitrary: leaf as fc.Arbitrary<Requirement> },
    { weight: 1, arbitrary: onceGroup },
    ...named.map((name) => ({ weight: 1, arbitrary: fc.constant<Requirement>({ kind: 'named', name }) })),
  )
  const middle = fc.oneof({ weight: 2, arbitrary: bottom }, { weight: 1, arbitrary: composite(bottom, 12) })
  return fc.oneof({ weight: 1, arbitrary: middle }, { weight: 3, arbitrary: composite(middle, 4) })
}

/** A book of two named rules, the second leaning on the first, and a tree that may lean on both. */
export const ruleAndBook: fc.Arbitrary<{ rule: Requirement; book: RuleBook }> = fc
  .record({
    first: tree([]),
    second: tree(['first']),
    rule: tree(['first', 'second']),
    equivalences: fc.array(
      fc.record({
        of: word('achievement', 'achievement', 'skill', 'competency') as fc.Arbitrary<'achievement'>,
        ends: fc.constantFrom(['a', 'b'], ['b', 'c'], ['d', 'a'], ['weld', 'solder'], ['read', 'lire']),
        link: word('exact', 'exact', 'close', 'broader') as fc.Arbitrary<'exact'>,
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ first, second, rule, equivalences }) => ({
    rule,
    book: {
      language: 1,
      named: { first, second },
      scales: Object.fromEntries(
        ['steps', 'grades'].map((scale) => [scale, [0, 1, 2].map((rank) => `${scale}-${rank}`)]),
      ),
      equivalences: equivalences.map(({ of, ends, link }) => ({ of, one: ends[0]!, other: ends[1]!, link })),
    },
  }))

const about = fc
  .record({
    opportunity: maybe(word('o1', 'o2', 'o3')),
    organisation: maybe(word('museum', 'library')),
    themes: maybe(fc.subarray(['arts', 'science'])),
    skills: maybe(fc.subarray(['weld', 'solder'])),
    minutes: maybe(fc.integer({ min: 0, max: 3 })),
    achievement: word('a', 'b', 'c', 'd'),
    competency: word('read', 'lire'),
    scale: word('steps', 'grades'),
    level: word('steps-0', 'steps-1', 'steps-2', 'grades-1', 'grades-2', 'elsewhere'),
  })
  .map((value) => said<RecordFact['about']>(value))

const fact = fc.record({
  kind: word(
    'attended',
    'attended',
    'completed',
    'awarded',
    'assessed',
    'reflected',
    'applied',
  ) as fc.Arbitrary<'attended'>,
  on: anyDay,
  /** Which of the others it corrects, by number; most correct none. */
  corrects: fc.option(fc.nat(5), { nil: undefined, freq: 5 }),
  withdraws: fc.boolean(),
  untilOn: fc.option(anyDay, { nil: undefined, freq: 5 }),
  about,
})

export const addedFact = fact.map(({ kind, on, untilOn, about }): RecordFact =>
  said<RecordFact>({ id: 'added', kind, at: instantOf(on), on, untilAt: untilOn && instantOf(untilOn), about }),
)

/** Nothing corrected, run out or yet to come, much of it alike: facts that slots have to share. */
export const richRecord: fc.Arbitrary<LearnerRecord> = fc
  .array(
    fc.record({
      kind: word('attended', 'attended', 'completed', 'awarded', 'awarded', 'assessed') as fc.Arbitrary<'attended'>,
      on: fc.integer({ min: 0, max: 19 }).map(dayOf),
      about,
    }),
    { minLength: 2, maxLength: 5 },
  )
  .map((facts) => ({
    facts: facts.map(({ kind, on, about }, number) => ({ id: `f${number}`, kind, on, at: instantOf(on), about })),
    traits: {},
  }))

export const learnerRecord = (most: number): fc.Arbitrary<LearnerRecord> =>
  fc.record({
    facts: fc.array(fact, { maxLength: most }).map((facts) =>
      facts.map(({ kind, on, corrects, withdraws, untilOn, about }, number): RecordFact =>
        said<RecordFact>({
          id: `f${number}`,
          kind,
          at: instantOf(on),
          on,
          corrects: corrects === undefined || corrects === number ? undefined : `f${corrects}`,
          withdraws: corrects !== undefined && withdraws ? true : undefined,
          untilAt: untilOn && instantOf(untilOn),
          about,
        }),
      ),
    ),
    traits: fc
      .record({
        age: fc.constantFrom(
          undefined,
          { birth: { year: 2013, month: 6 } },
          { birth: { year: 2013, month: 7 } },
          { fromYears: 13, toYears: 15 },
          { fromYears: 18, toYears: null },
        ),
        grade: fc.constantFrom(undefined, '3', '9'),
        groups: fc.constantFrom(
          undefined,
          [],
          [{ group: 'club', fromOn: dayOf(3), untilOn: null }],
          [{ group: 'club', fromOn: dayOf(3), untilOn: dayOf(5) }],
        ),
      })
      .map((traits) => said<LearnerRecord['traits']>(traits)),
  })
