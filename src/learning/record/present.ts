import { dayIn, type Day, type Instant, type WallTime } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import { textFor, type Language } from '#kernel/local-text.ts'
import { writeCsv } from '#standards/csv/write-csv.ts'
import { factsThatStand, recordAsItStands } from './rules/record-as-it-stands.ts'
import { seasonOf } from './rules/season-of.ts'
import { minutesBy, minutesInAll } from './rules/time-spent.ts'
import type { Fact, FactKind, How, SeasonOfYear, StandingFact, StateOfFact } from './words.ts'

/** What a reader brings: language, clock on the wall, side of the equator. */
export interface ReaderHere {
  readonly language: Language
  readonly timeZone: string
  readonly isSouthern: boolean
  readonly organisations: ReadonlyMap<Id, string>
}

export interface FactLine {
  readonly id: Id
  readonly kind: FactKind
  /** Its own language, for `lang=`; null: nothing but its kind. */
  readonly title: { readonly language: Language | undefined; readonly text: string } | null
  readonly on: Day
  readonly organisation: string | null
  readonly minutes: number | null
  readonly how: How
  readonly source: string
  readonly state: StateOfFact
  readonly isPrivate: boolean
}

export interface SeasonLines extends SeasonOfYear {
  readonly lines: readonly FactLine[]
}

const longestTitle = 120

const titleOf = ({ about, words, language }: Fact, reader: ReaderHere): FactLine['title'] => {
  if (about !== null) return textFor(about.title, [reader.language])
  if (words === null) return null
  const text = words.length > longestTitle ? `${words.slice(0, longestTitle).trimEnd()}…` : words
  return { language: language ?? undefined, text }
}

export const factLine = ({ fact, state }: Pick<StandingFact, 'fact' | 'state'>, reader: ReaderHere): FactLine => ({
  id: fact.id,
  kind: fact.kind,
  title: titleOf(fact, reader),
  on: dayIn(reader.timeZone, fact.at),
  organisation: fact.organisationId === null ? null : (reader.organisations.get(fact.organisationId) ?? null),
  minutes: fact.minutes,
  how: fact.how,
  source: fact.source,
  state,
  isPrivate: fact.visibility === 'private',
})

/** So many lines a page. */
const shownLines = 60

export interface RecordPages {
  readonly seasons: readonly SeasonLines[]
  readonly isMore: boolean
}

/** The record as it stands, newest first, in seasons; page 1 is the newest. */
export function recordInSeasons(facts: readonly Fact[], page: number, reader: ReaderHere): RecordPages {
  const standing = recordAsItStands(facts).toReversed()
  const shown = standing.slice((page - 1) * shownLines, page * shownLines)
  const seasons: (SeasonOfYear & { lines: FactLine[] })[] = []
  for (const one of shown) {
    const line = factLine(one, reader)
    const season = seasonOf(line.on, reader.isSouthern)
    const last = seasons.at(-1)
    if (last?.name === season.name && last.year === season.year) last.lines.push(line)
    else seasons.push({ ...season, lines: [line] })
  }
  return { seasons, isMore: standing.length > page * shownLines }
}

/** How long in all and for what, the most first. */
export function timeSpent(facts: readonly Fact[]) {
  const standing = factsThatStand(facts)
  return { all: minutesInAll(standing), themes: [...minutesBy('themes', standing)].slice(0, 6) }
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What a clock on the wall showed then, `HH:MM`. */
export function wallTimeIn(timeZone: string, at: Instant): WallTime {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
    clocks.set(timeZone, clock)
  }
  return clock.format(at) as WallTime
}

const columns = [
  'id',
  'kind',
  'state',
  'at',
  'until',
  'minutes',
  'title',
  'about',
  'themes',
  'skills',
  'funders',
  'organisation',
  'place',
  'how',
  'words',
  'visibility',
  'amends',
  'why',
  'causes',
  'source',
  'original id',
] as const

const written = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString())

/** A record as a table, every fact told a line, what was amended and the amendments too; moments as ISO 8601 in UTC. */
export function recordAsTable(
  facts: readonly Fact[],
  organisations: ReadonlyMap<Id, string>,
  language: Language,
): string {
  const states = new Map(recordAsItStands(facts).map(({ fact, state }) => [fact.id, state]))
  const lines = facts.map((fact) => [
    fact.id,
    fact.kind,
    states.get(fact.id) ?? 'withdrawal',
    written(fact.at),
    written(fact.untilAt),
    fact.minutes,
    fact.about === null ? null : textFor(fact.about.title, [language]).text,
    fact.about?.id ?? null,
    fact.about?.themes.join(' ') ?? null,
    fact.about?.skills.join('; ') ?? null,
    fact.about?.funders.join('; ') ?? null,
    fact.organisationId === null ? null : (organisations.get(fact.organisationId) ?? fact.organisationId),
    fact.place,
    fact.how,
    fact.words,
    fact.visibility,
    fact.amends?.factId ?? null,
    fact.amends?.why ?? null,
    fact.causes.join(' '),
    fact.source,
    fact.originalId,
  ])
  return [...writeCsv(columns, lines, { byteOrderMark: true })].join('')
}
