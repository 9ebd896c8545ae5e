import type { BirthMonth } from '#commons/people'
import type { Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import { foldName } from '#laws/text/fold-name.ts'
import type { PartInGroup } from '../../words.ts'
import type { Line, RowRefused } from '../words.ts'
import { monthOf } from './read-line.ts'

export interface WantedGroup {
  readonly key: string
  readonly name: string
  readonly level: string
  /** Null: the sender is the school. */
  readonly school: string | null
  readonly fromOn: Day
  readonly untilOn: Day
}

export interface WantedPerson {
  readonly key: string
  readonly part: PartInGroup
  readonly outsideId: string | null
  readonly name: string | null
  readonly birth: BirthMonth | null
  readonly language: Language | null
  /** As written, folded the same only once; the first of them is where somebody new is looked for. */
  readonly schools: readonly (string | null)[]
  readonly groups: readonly string[]
  readonly rows: readonly number[]
}

/** What a file says as a whole, whatever the order of its rows. */
export interface Wanted {
  /** As first in the alphabet written; null: the sender itself. */
  readonly schools: readonly (string | null)[]
  readonly groups: readonly WantedGroup[]
  readonly people: readonly WantedPerson[]
  readonly refused: readonly RowRefused[]
}

const folded = (text: string): string => foldName(text) || text
/** Fields are parted by a mark that no line can hold. */
const keyOf = (...parts: readonly string[]): string => parts.join('\u0001')
const schoolKey = (school: string | null): string => (school === null ? '' : folded(school))

export const groupKey = ({ group, school }: Pick<Line, 'group' | 'school'>): string =>
  group.outsideId === null ? keyOf('name', schoolKey(school), folded(group.name)) : keyOf('id', group.outsideId)

/** Without a number of the sender's a person is known by name, month of birth and school. */
export const personKey = (line: Pick<Line, 'part' | 'outsideId' | 'name' | 'birth' | 'school'>): string =>
  line.outsideId === null
    ? keyOf(line.part, 'name', folded(line.name ?? ''), line.birth ? monthOf(line.birth) : '', schoolKey(line.school))
    : keyOf(line.part, 'id', line.outsideId)

const least = <Value extends string>(values: Iterable<Value>): Value | null => {
  let best: Value | null = null
  for (const value of values) if (best === null || value < best) best = value
  return best
}
const greatest = <Value extends string>(values: Iterable<Value>): Value => {
  let best: Value | null = null
  for (const value of values) if (best === null || value > best) best = value
  return best!
}

/**
 * Rows gathered to schools, groups and people. The same rows in another order give the same; where two of them say
 * different things of one number, nobody knows which is right and all of them are refused.
 */
export function gather(lines: readonly Line[]): Wanted {
  const refused: RowRefused[] = []
  const people: WantedPerson[] = []
  const taken: Line[] = []
  for (const [key, rows] of Map.groupBy(lines, personKey)) {
    const said = new Set(rows.map(({ name, birth }) => keyOf(folded(name ?? ''), birth ? monthOf(birth) : '')))
    if (said.size > 1) {
      refused.push(...rows.map(({ row }) => ({ row, column: '', reason: 'one-number-two-people' })))
      continue
    }
    taken.push(...rows)
    people.push(personOf(key, rows))
  }
  // One spelling for each school, so that whoever counts by school counts all of it.
  const schools = new Map(schoolsOf(taken).map((school) => [schoolKey(school), school]))
  const spelled = (school: string | null): string | null => schools.get(schoolKey(school)) ?? null
  const groups = [...Map.groupBy(taken, groupKey)].map(([key, rows]): WantedGroup => {
    return {
      key,
      name: least(rows.map(({ group }) => group.name))!,
      level: least(rows.map(({ level }) => level).filter(Boolean)) ?? '',
      school: spelled(least(rows.map((line) => line.school ?? '')) || null),
      fromOn: least(rows.map(({ fromOn }) => fromOn))!,
      untilOn: greatest(rows.map(({ untilOn }) => untilOn)),
    }
  })
  const byKey = <Value extends { readonly key: string }>(values: Value[]): Value[] =>
    values.sort((a, b) => (a.key < b.key ? -1 : 1))
  return {
    schools: [...schools.values()],
    groups: byKey(groups),
    people: byKey(people.map((person) => ({ ...person, schools: person.schools.map(spelled) }))),
    refused: refused.sort((a, b) => a.row - b.row),
  }
}

function personOf(key: string, rows: readonly Line[]): WantedPerson {
  const { part, outsideId, birth } = rows[0]!
  return {
    key,
    part,
    outsideId,
    name: least(rows.flatMap(({ name }) => name ?? [])),
    birth,
    language: least(rows.flatMap(({ language }) => language ?? [])),
    schools: schoolsOf(rows),
    groups: [...new Set(rows.map(groupKey))].sort(),
    rows: [...new Set(rows.map(({ row }) => row))].sort((a, b) => a - b),
  }
}

const schoolsOf = (lines: readonly Line[]): (string | null)[] =>
  [...Map.groupBy(lines, ({ school }) => schoolKey(school))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, rows]) => least(rows.map(({ school }) => school ?? '')) || null)
