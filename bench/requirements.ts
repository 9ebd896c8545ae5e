/**
 * Verdicts of the requirement language: a pathway of 12 steps against records of 200 facts, once with each learner's
 * index kept between questions and once built for every verdict; beside the obvious walk over the tree and the facts.
 */
import { instant, type Day } from '#kernel/instant.ts'
import { checkRequirement } from '#laws/requirement/checking/check-requirement.ts'
import { compileRequirement, verdictOf } from '#laws/requirement/compile-requirement.ts'
import { indexRecord } from '#laws/requirement/index-record.ts'
import type { FactKind, LearnerRecord, Moment, RecordFact } from '#laws/requirement/record-words.ts'
import type { Leaf, Requirement, RuleBook, Subject } from '#laws/requirement/words.ts'
import { median, seeded } from './chance.ts'
import type { Row } from './rows.ts'

const moment: Moment = { at: instant(Date.parse('2026-06-17T09:00Z')), on: '2026-06-17' as Day }
const themes = ['arts', 'music', 'science', 'technology', 'making', 'nature', 'sport', 'community']
const kinds: readonly FactKind[] = [
  'applied',
  'confirmed',
  'attended',
  'attended',
  'completed',
  'reflected',
  'assessed',
  'awarded',
]

const book: RuleBook = {
  language: 1,
  named: {},
  scales: { steps: ['seen', 'tried', 'able', 'teaches'] },
  equivalences: [{ of: 'achievement', one: 'badge-1', other: 'badge-of-elsewhere-1', link: 'exact' }],
}

const badges = (numbers: readonly number[]): Requirement[] =>
  numbers.map((number) => ({ kind: 'badge', achievement: `badge-${number}` }))

/** One of each sort a diploma asks for. */
const pathway: Requirement = {
  kind: 'all-of',
  of: [
    { kind: 'grade', oneOf: ['9', '10'] },
    { kind: 'age-band', fromYears: 14 },
    { kind: 'done', what: 'attended', times: 1, about: { opportunity: 'opportunity-7' } },
    { kind: 'done', what: 'attended', times: 3, about: { theme: 'making' }, different: 'organisation' },
    { kind: 'done', what: 'completed', times: 2, about: { opportunityKind: 'course' } },
    { kind: 'done', what: 'reflected', times: 4 },
    { kind: 'hours', minutes: 40 * 60, about: { opportunityKind: 'job' } },
    { kind: 'hours', minutes: 10 * 60, about: { skill: 'skill-3' } },
    { kind: 'within', window: { lastMonths: 24 }, of: { kind: 'badge', achievement: 'badge-2' } },
    { kind: 'any-of', of: badges([1, 30, 31]) },
    { kind: 'n-of', n: 3, of: badges([3, 4, 5, 6, 7]) },
    { kind: 'level', competency: 'competency-4', scale: 'steps', atLeast: 'able' },
  ],
}
/** The same with a step in which no badge may count twice: what the flow costs. */
const sharing: Requirement = {
  kind: 'all-of',
  of: [...pathway.of.slice(0, -2), { kind: 'n-of', n: 3, of: badges([3, 4, 5, 6, 7]), once: true }, pathway.of.at(-1)!],
}

function learner(seed: number): LearnerRecord {
  const random = seeded(seed)
  const one = (many: number): number => Math.floor(random() * many)
  const facts = Array.from({ length: 200 }, (_, number): RecordFact => {
    const on = new Date(Date.UTC(2023, 0, 1 + number * 6)).toISOString().slice(0, 10) as Day
    return {
      id: `learner-${seed}-fact-${number}`,
      kind: kinds[one(kinds.length)]!,
      at: instant(Date.parse(`${on}T10:00Z`)),
      on,
      ...(number > 0 && one(40) === 0 ? { corrects: `learner-${seed}-fact-${number - 1}` } : {}),
      about: {
        opportunity: `opportunity-${one(60)}`,
        opportunityKind: ['course', 'job', 'visit', 'workshop'][one(4)]!,
        themes: [themes[one(8)]!, themes[one(8)]!],
        skills: [`skill-${one(20)}`],
        organisation: `organisation-${one(25)}`,
        minutes: 30 * (1 + one(8)),
        achievement: `badge-${one(12)}`,
        competency: `competency-${one(6)}`,
        scale: 'steps',
        level: book.scales['steps']![one(4)]!,
      },
    }
  })
  return { facts, traits: { age: { birth: { year: 2010, month: 3 } }, grade: '10', groups: [] } }
}

/** What anybody would write first: yes or no, no reasons, every leaf looking through every fact. */
function obvious(rule: Requirement, record: LearnerRecord): boolean {
  const corrected = new Set(record.facts.map(({ corrects }) => corrects))
  const facts = record.facts.filter(({ id, at }) => !corrected.has(id) && at <= moment.at)
  const same = new Map(book.equivalences.flatMap(({ one, other }) => [[one, other] as const, [other, one] as const]))
  const walk = (part: Requirement, from: string): boolean => {
    if (part.kind === 'all-of') return part.of.every((branch) => walk(branch, from))
    if (part.kind === 'any-of') return part.of.some((branch) => walk(branch, from))
    if (part.kind === 'n-of') return part.of.filter((branch) => walk(branch, from)).length >= part.n
    if (part.kind === 'within') return walk(part.of, `${2026 - part.window.lastMonths! / 12}${moment.on.slice(4)}`)
    return part.kind !== 'named' && leaf(part, from)
  }
  const fits = ({ about }: RecordFact, asked: Subject = {}): boolean =>
    (asked.opportunity === undefined || about.opportunity === asked.opportunity) &&
    (asked.opportunityKind === undefined || about.opportunityKind === asked.opportunityKind) &&
    (asked.theme === undefined || about.themes!.includes(asked.theme)) &&
    (asked.skill === undefined || about.skills!.includes(asked.skill))
  const leaf = (part: Leaf, from: string): boolean => {
    switch (part.kind) {
      case 'grade':
        return part.oneOf.includes(record.traits.grade!)
      case 'age-band':
        return 2026 - 2010 >= part.fromYears!
      case 'group':
        return record.traits.groups!.some(({ group }) => group === part.group)
      case 'hours':
        return (
          facts
            .filter((fact) => fact.kind === 'attended' && fits(fact, part.about))
            .reduce((sum, { about }) => sum + about.minutes!, 0) >= part.minutes
        )
      case 'done': {
        const done = facts.filter((fact) => fact.kind === part.what && fits(fact, part.about))
        const count = part.different ? new Set(done.map(({ about }) => about[part.different!])).size : done.length
        return count >= part.times
      }
      case 'badge':
        return facts.some(
          ({ kind, on, about }) =>
            kind === 'awarded' &&
            on >= from &&
            (about.achievement === part.achievement || about.achievement === same.get(part.achievement)),
        )
      case 'level': {
        const levels = book.scales[part.scale]!
        return facts.some(
          ({ kind, about }) =>
            kind === 'assessed' &&
            about.competency === part.competency &&
            levels.indexOf(about.level!) >= levels.indexOf(part.atLeast),
        )
      }
    }
  }
  return walk(rule, '')
}

/** Answers a second of one core, by processor time, the median of five rounds; the ways take turns within a round. */
function ratesOf(ways: readonly ((times: number) => void)[], each: number): number[] {
  const rounds = Array.from({ length: 6 }, () =>
    ways.map((way) => {
      const before = process.cpuUsage()
      way(each)
      const { user, system } = process.cpuUsage(before)
      return (each * learners) / ((user + system) / 1e6)
    }),
  )
  // The first round warms up.
  return ways.map((_, way) => Math.round(median(rounds.slice(1).map((round) => round[way]!))))
}

const learners = 200

export function measureRequirements(): Row[] {
  const records = Array.from({ length: learners }, (_, seed) => learner(seed + 1))
  const indexes = records.map(indexRecord)
  for (const rule of [pathway, sharing])
    if (!checkRequirement(rule, book).ok) throw new Error('the bench asks a rule that the language refuses')
  const compiled = compileRequirement(pathway, book)
  const compiledSharing = compileRequirement(sharing, book)
  const answers = records.map((record) => obvious(pathway, record))
  if (indexes.some((index, one) => (verdictOf(compiled, index, moment).standing === 'met') !== answers[one]))
    throw new Error('the language and the obvious walk disagree')
  let met = 0
  const count = (yes: boolean): void => {
    if (yes) met += 1
  }
  const inTurn =
    (answer: (one: number) => boolean) =>
    (times: number): void => {
      for (let time = 0; time < times; time += 1) for (let one = 0; one < learners; one += 1) count(answer(one))
    }
  const oneByOne =
    (answer: (one: number) => boolean) =>
    (times: number): void => {
      for (let one = 0; one < learners; one += 1) for (let time = 0; time < times; time += 1) count(answer(one))
    }
  const kept = (one: number): boolean => verdictOf(compiled, indexes[one]!, moment).standing === 'met'
  const built = (one: number): boolean => verdictOf(compiled, indexRecord(records[one]!), moment).standing === 'met'
  const shared = (one: number): boolean => verdictOf(compiledSharing, indexes[one]!, moment).standing === 'met'
  const walked = (one: number): boolean => obvious(pathway, records[one]!)
  const [near, far, fresh, flowing, walk] = ratesOf(
    [oneByOne(kept), inTurn(kept), inTurn(built), inTurn(shared), inTurn(walked)],
    30,
  ) as [number, number, number, number, number]
  if (met === 0) throw new Error('nobody met it: the bench asks for the impossible')
  const what = 'verdicts a second of one core, 12 steps, 200 facts'
  const row = (id: string, told: string, ours: number, floor: number, times: number): Row => ({
    id,
    what: `${what}, ${told}`,
    unit: '/s',
    ours,
    floor,
    target: times === 1 ? '≥ 1x floor' : `≥ ${times}x floor`,
    met: ours >= times * floor,
  })
  const peer = 'floor: the obvious walk, which says only yes or no'
  return [
    row('V1', 'the index kept, one learner asked again and again; floor: the bound asked for', near, 100_000, 1),
    row('V2', `the index kept, ${learners} learners in turn, out of the processor's reach; ${peer}`, far, walk, 2),
    row('V3', `the index built for every single verdict; ${peer}`, fresh, walk, 0.4),
    row(
      'V4',
      `the index kept, in turn, one step sharing badges out by flow; ${peer}, and counts twice`,
      flowing,
      walk,
      0.5,
    ),
  ]
}
