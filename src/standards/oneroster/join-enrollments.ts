import { mistake, row, type Fields, type Read, type Value } from '../reading/words.ts'
import type { EnrollmentField, RosterFile } from './words.ts'

/** A table's rows with the number a spreadsheet shows for each. */
export type NumberedRows = readonly { readonly number: number; readonly fields: Fields }[]
export type RosterTables = ReadonlyMap<RosterFile, NumberedRows>

export const text = (value: Value | undefined): string => (typeof value === 'string' ? value.trim() : '')

/** 4.1 of the CSV binding: a row `tobedeleted` is as good as not there; an empty status is `active` in a bulk file. */
export const isActive = (fields: Fields): boolean => !/^tobedeleted$/i.test(text(fields['status']))

/**
 * Each active enrollment with its user, class, school and term, in the order of `enrollments.csv`. One that names a user,
 * a class or a school the package does not hold is a mistake with its row.
 */
export function* joinEnrollments(tables: RosterTables): Generator<Read> {
  const byId = (file: RosterFile): ReadonlyMap<string, Fields> =>
    new Map(
      (tables.get(file) ?? [])
        .filter(({ fields }) => isActive(fields))
        .map(({ fields }) => [text(fields['sourcedId']), fields] as const),
    )
  const [users, classes, orgs] = [byId('users'), byId('classes'), byId('orgs')]
  const [sessions, demographics] = [byId('academicSessions'), byId('demographics')]
  for (const { number, fields } of tables.get('enrollments') ?? []) {
    if (!isActive(fields)) continue
    const user = users.get(text(fields['userSourcedId']))
    if (user === undefined) {
      yield mistake(number, 'oneroster.user-missing')
      continue
    }
    const group = classes.get(text(fields['classSourcedId']))
    if (group === undefined) {
      yield mistake(number, 'oneroster.class-missing')
      continue
    }
    const schoolId = text(fields['schoolSourcedId']) || text(group['schoolSourcedId'])
    const school = orgs.get(schoolId)
    if (school === undefined) {
      yield mistake(number, 'oneroster.school-missing')
      continue
    }
    const userId = text(user['sourcedId'])
    const terms = listOf(group['termSourcedIds'])
      .map((id) => sessions.get(id))
      .filter((session) => session !== undefined)
    const joined: Record<EnrollmentField, string> = {
      role: text(fields['role']).toLowerCase(),
      userId,
      givenName: text(user['preferredGivenName']) || text(user['givenName']),
      middleName: text(user['preferredMiddleName']) || text(user['middleName']),
      familyName: text(user['preferredFamilyName']) || text(user['familyName']),
      birthDate: text(demographics.get(userId)?.['birthDate']),
      userGrades: text(user['grades']),
      classId: text(group['sourcedId']),
      className: text(group['title']),
      classGrades: text(group['grades']),
      schoolId,
      schoolName: text(school['name']),
      // A class may run through several terms: from the first day of the first to the last day of the last.
      termStart: edge(terms, 'startDate', -1),
      termEnd: edge(terms, 'endDate', 1),
      beginDate: text(fields['beginDate']),
      endDate: text(fields['endDate']),
    }
    yield row(number, joined)
  }
}

const listOf = (value: Value | undefined): string[] =>
  text(value)
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** The earliest or the latest day of these sessions; days of this form compare as text. */
const edge = (sessions: readonly Fields[], field: string, sign: -1 | 1): string =>
  sessions
    .map((session) => text(session[field]))
    .filter(Boolean)
    .reduce((best, day) => (best === '' || (day > best ? 1 : -1) === sign ? day : best), '')
