import type { Id } from '#kernel/id.ts'
import { addDays, weekdayOf, type Day } from '#kernel/instant.ts'
import { metresBetween } from '#kernel/place.ts'
import { fold } from '#laws/text/fold.ts'
import type { Question } from '../../rules/question.ts'
import type { Session, When } from '../../words.ts'
import { bandsOf } from '../segment/age-bands.ts'
import type { CatalogueRow, Surroundings } from '../segment/rows.ts'
import { scorer } from './score-slowly.ts'

/**
 * The laws of finding written as plainly as can be: one loop over everything, days walked one by one, no index, no
 * shared code with the snapshot but the laws of words. What the snapshot says must be what this says.
 */
export interface SlowlyFound {
  readonly ids: readonly string[]
  /** The sessions told with each. */
  readonly first: ReadonlyMap<string, readonly string[]>
  readonly listings: ReadonlyMap<string, number>
  readonly notStated: ReadonlySet<string>
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
}

type Part = 'theme' | 'kind' | 'language' | 'age' | 'price' | 'area' | 'online' | 'weekday'
const farFuture = 60

export function findSlowly(
  rows: readonly CatalogueRow[],
  world: Surroundings,
  question: Question,
  today: Day,
): SlowlyFound {
  const scoreOf = scorer(rows, world, question)
  const from = question.from && question.from > today ? question.from : today
  const limited = question.to !== null || from > today || question.weekday.length > 0

  const sessionsOf = (row: CatalogueRow, without?: Part) =>
    row.sessions.flatMap((session) => {
      if (!placeAnswers(row, session, world, question, without)) return []
      const days = daysOf(session.when, from, question.to, without === 'weekday' ? [] : question.weekday, world)
      return days.length > 0 ? [{ session, days, loose: isLoose(session.when, from, question, without) }] : []
    })
  const answers = (row: CatalogueRow, without?: Part): boolean =>
    offerAnswers(row, world, question, without) && scoreOf(row) !== null && sessionsOf(row, without).length > 0

  const found = rows
    .filter((row) => answers(row))
    .map((row) => {
      const sessions = sessionsOf(row)
      const inOrder = sessions.map((one) => ({ at: momentOf(one), id: one.session.id })).sort(byMoment)
      const next = inOrder[0]!.at
      const first = inOrder.slice(0, 3).map(({ id }) => id)
      const away = Math.min(...sessions.map(({ session }) => metresTo(session, world, question)))
      return { row, sessions, first, next, away, loose: next.startsWith('~') }
    })
  const sort = question.sort ?? (question.q ? 'relevance' : question.near ? 'nearest' : 'soonest')
  found.sort((a, b) => {
    const group = limited ? Number(a.loose) - Number(b.loose) : 0
    const byScore = sort === 'relevance' && question.q ? scoreOf(b.row)! - scoreOf(a.row)! : 0
    const byWay = sort === 'nearest' && a.away !== b.away ? a.away - b.away : 0
    return group || byScore || byWay || compare(a.next, b.next) || compare(a.row.id, b.row.id)
  })

  const count = (part: Part | undefined, valuesOf: (row: CatalogueRow) => Iterable<string>): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const row of rows) {
      if (answers(row, part)) for (const value of new Set(valuesOf(row))) counts[value] = (counts[value] ?? 0) + 1
    }
    return counts
  }
  const venueOf = (session: Session) => (session.venueId ? world.venues.get(session.venueId) : undefined)
  const codeOf = (session: Session) => world.areas.get(venueOf(session)?.areaId ?? ('' as Id))?.code ?? []
  return {
    ids: found.map(({ row }) => row.id),
    first: new Map(found.map(({ row, first }) => [row.id, first])),
    listings: new Map(found.map(({ row, sessions }) => [row.id, sessions.length])),
    notStated: new Set(found.filter(({ loose }) => limited && loose).map(({ row }) => row.id)),
    facets: {
      theme: count('theme', (row) => row.themes),
      kind: count('kind', (row) => [row.kind]),
      price: count('price', (row) => [row.price.kind]),
      age: count('age', (row) => bandsOf(row.ages)),
      language: count('language', (row) => spokenAt(row, world)),
      provides: count(undefined, (row) => row.provides),
      area: count('area', (row) => sessionsOf(row, 'area').flatMap(({ session }) => codeOf(session))),
      weekday: count('weekday', (row) =>
        sessionsOf(row, 'weekday').flatMap(({ days }) => days.map((day) => String(weekdayOf(day)))),
      ),
      access: count(undefined, (row) => [
        ...sessionsOf(row).flatMap(({ session }) => venueOf(session)?.access ?? []),
        ...row.access,
      ]),
      online: count('online', (row) => sessionsOf(row, 'online').map(({ session }) => String(session.online))),
    },
  }
}

/** The next day and the hour on it; what does not say its day, or its hour, after what does. */
const momentOf = ({ session: { when }, days, loose }: { session: Session; days: Day[]; loose: boolean }): string =>
  `${loose ? '~' : ''}${days[0]!} ${(when.form === 'span' ? null : when.startTime) ?? '~'}`

interface Moment {
  readonly at: string
  readonly id: string
}
const byMoment = (a: Moment, b: Moment): number => compare(a.at, b.at) || compare(a.id, b.id)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const spokenAt = (row: CatalogueRow, { venues }: Surroundings): string[] => [
  ...row.languages,
  ...row.sessions.flatMap(({ venueId }) => (venueId && venues.get(venueId)?.languages) || []),
]

function offerAnswers(row: CatalogueRow, world: Surroundings, asked: Question, without?: Part): boolean {
  const host = world.hosts.get(row.hostId)!
  const least =
    row.price.kind === 'free' ? 0 : row.price.kind === 'paid' ? (row.price.from ?? row.price.to)?.minor : undefined
  const ages = (age: number): boolean => (row.ages.min ?? 0) <= age && age <= (row.ages.max ?? 999)
  const any = <Value>(wanted: readonly Value[], has: (value: Value) => boolean): boolean =>
    wanted.length === 0 || wanted.some(has)
  return (
    (without === 'theme' || any(asked.theme, (theme) => row.themes.includes(theme))) &&
    (without === 'kind' || any(asked.kind, (kind) => row.kind === kind)) &&
    (without === 'language' || any(asked.language, (language) => spokenAt(row, world).includes(language))) &&
    (without === 'age' || any(asked.age, ages)) &&
    (without === 'price' || !asked.free || row.price.kind === 'free') &&
    (without === 'price' ||
      asked.free ||
      asked.maxPrice === null ||
      (least !== undefined && least <= asked.maxPrice * 100)) &&
    asked.provides.every((provision) => row.provides.includes(provision)) &&
    any(asked.host, (name) => name === host.slug || name === row.hostId) &&
    !(asked.open && row.placesLeft === 0)
  )
}

function placeAnswers(
  row: CatalogueRow,
  session: Session,
  world: Surroundings,
  asked: Question,
  without?: Part,
): boolean {
  const venue = session.venueId ? world.venues.get(session.venueId) : undefined
  const area = venue?.areaId ? world.areas.get(venue.areaId) : undefined
  const isArea = (wanted: string): boolean =>
    area !== undefined && (wanted === area.code || fold(wanted) === fold(area.name))
  return (
    (without === 'area' || asked.area.length === 0 || asked.area.some(isArea)) &&
    (without === 'online' || asked.online === null || asked.online === session.online) &&
    asked.access.every((fact) => row.access.includes(fact) || venue?.access.includes(fact)) &&
    (asked.withinKm === null || metresTo(session, world, asked) <= asked.withinKm * 1000)
  )
}

function metresTo(session: Session, { venues }: Surroundings, { near }: Question): number {
  const point = session.venueId ? venues.get(session.venueId)?.point : null
  return near && point ? metresBetween(near, point) : Number.POSITIVE_INFINITY
}

function daysOf(when: When, from: Day, to: Day | null, weekdays: readonly number[], world: Surroundings): Day[] {
  const days: Day[] = []
  const end = to ?? addDays(from, farFuture)
  const rule = when.form === 'rule' ? world.expandRule(when, '', from, end) : null
  for (let day = from; day <= end; day = addDays(day, 1)) {
    const covers = rule
      ? rule.includes(day)
      : (when.startOn ?? day) <= day && day <= ((when as { endOn: Day | null }).endOn ?? day)
    if (covers && (weekdays.length === 0 || weekdays.includes(weekdayOf(day)))) days.push(day)
  }
  return days
}

/** A span of more than a day, not wholly within the asked days. */
function isLoose(when: When, from: Day, asked: Question, without?: Part): boolean {
  if (when.form !== 'span' || (when.startOn !== null && when.startOn === when.endOn)) return false
  const weekdays = without === 'weekday' ? [] : asked.weekday
  const within =
    when.startOn !== null &&
    when.startOn >= from &&
    (asked.to === null || (when.endOn !== null && when.endOn <= asked.to))
  return weekdays.length > 0 || !within
}
