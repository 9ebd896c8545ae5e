import { personName, type BirthMonth } from '#commons/people'
import { isDay, type Day } from '#kernel/instant.ts'
import type { Result } from '#kernel/result.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Fields, Value } from '#standards/reading/words.ts'
import { cleanLine } from '../../words.ts'
import type { ColumnMap, Line, RosterField, RowRefused } from '../words.ts'
import { languageOf } from './read-language.ts'
import { readBirth, readYearAndMonth } from './read-birth.ts'

/** What holds for every row of a file. */
export interface Season {
  readonly fromOn: Day
  readonly untilOn: Day
  /** The last month anybody can be born in, `2026-06`. */
  readonly thisMonth: string
}

export type Lines = Result<readonly Line[], RowRefused>

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
const longestLine = 300

/** One row of a table: a child in a class, and its teacher where one is named. */
export function readLine(row: number, fields: Fields, { columns, birthOrder }: ColumnMap, season: Season): Lines {
  const cell = (field: RosterField): string => {
    const column = columns[field]
    return column === undefined ? '' : cleanLine(text(fields[column]))
  }
  const no = (field: RosterField, reason: string): Lines => refuse({ row, column: columns[field] ?? '', reason })
  const written = columns.name === undefined ? `${cell('given-name')} ${cell('family-name')}`.trim() : cell('name')
  const nameField = columns.name === undefined ? 'family-name' : 'name'
  if (isTooLong(written)) return no(nameField, 'name-too-long')
  const name = nameOf(written)
  const outsideId = cell('outside-id') || null
  if (name === null && outsideId === null) return no(nameField, 'nobody-named')
  const group = cell('group')
  if (group === '') return no('group', 'no-group')
  if (group.length > longestLine) return no('group', 'group-too-long')
  const school = columns.school === undefined ? null : cell('school')
  if (school === '') return no('school', 'no-school')
  const birth = birthOf(cell, columns, birthOrder)
  if (birth === 'unreadable') return no(columns.birth === undefined ? 'birth-year' : 'birth', 'birth-unreadable')
  if (birth !== null && monthOf(birth) > season.thisMonth) return no('birth', 'birth-in-the-future')
  if (isTooLong(cell('teacher'))) return no('teacher', 'name-too-long')
  const teacher = nameOf(cell('teacher'))
  const shared = {
    row,
    school,
    group: { outsideId: null, name: group },
    level: cell('level').slice(0, 60),
    fromOn: season.fromOn,
    untilOn: season.untilOn,
  }
  const child: Line = { ...shared, part: 'member', outsideId, name, birth, language: languageOf(cell('language')) }
  const adult = { ...shared, part: 'adult', outsideId: null, name: teacher, birth: null, language: null } as const
  return accept(teacher === null ? [child] : [child, adult])
}

/** One enrollment of a OneRoster package. What was not agreed is not among its fields any more. */
export function readEnrollment(row: number, fields: Fields, season: Season): Lines {
  const cell = (field: string): string => cleanLine(text(fields[field]))
  const no = (column: string, reason: string): Lines => refuse({ row, column, reason })
  const role = cell('role')
  if (role !== 'student' && role !== 'teacher') return accept([])
  const whole = [cell('givenName'), cell('middleName'), cell('familyName')].filter(Boolean).join(' ')
  if (isTooLong(whole)) return no('familyName', 'name-too-long')
  const name = nameOf(whole)
  const group = cell('className')
  if (group === '') return no('className', 'no-group')
  if (group.length > longestLine) return no('className', 'group-too-long')
  const written = cell('birthDate')
  const birth = written === '' ? null : readBirth(written, 'year-first')
  if (written !== '' && birth === null) return no('birthDate', 'birth-unreadable')
  if (birth !== null && monthOf(birth) > season.thisMonth) return no('birthDate', 'birth-in-the-future')
  const day = (field: string, otherwise: Day): Day => (isDay(cell(field)) ? (cell(field) as Day) : otherwise)
  const fromOn = day('termStart', season.fromOn)
  const untilOn = day('termEnd', season.untilOn)
  const line: Line = {
    row,
    part: role === 'student' ? 'member' : 'adult',
    outsideId: cell('userId') || null,
    name,
    birth: role === 'student' ? birth : null,
    language: null,
    school: cell('schoolName') || null,
    group: { outsideId: cell('classId') || null, name: group },
    level: (cell('classGrades') || cell('userGrades')).slice(0, 60),
    fromOn,
    untilOn: untilOn < fromOn ? fromOn : untilOn,
  }
  return accept([line])
}

/** Longer than a name can be, once what nobody can see is gone. */
const isTooLong = (written: string): boolean => written !== '' && !personName.safeParse(written).success

const nameOf = (written: string): string | null => (written === '' ? null : personName.parse(written))

function birthOf(
  cell: (field: RosterField) => string,
  columns: ColumnMap['columns'],
  order: ColumnMap['birthOrder'],
): BirthMonth | null | 'unreadable' {
  if (columns.birth !== undefined) {
    const written = cell('birth')
    return written === '' ? null : (readBirth(written, order) ?? 'unreadable')
  }
  const [year, month] = [cell('birth-year'), cell('birth-month')]
  if (year === '' || month === '') return null
  return readYearAndMonth(year, month) ?? 'unreadable'
}

export const monthOf = ({ year, month }: BirthMonth): string => `${year}-${String(month).padStart(2, '0')}`
