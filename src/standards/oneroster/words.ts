/** A file of the package is at most this large, unpacked; a district of a million fits. */
export const limitsOfOneRoster = { rowsOfATable: 1_000_000 } as const

/** 1EdTech OneRoster 1.2 CSV: the files of a package that say who belongs where. What else is in it is never opened. */
export const rosterFiles = [
  'academicSessions',
  'orgs',
  'classes',
  'users',
  'roles',
  'enrollments',
  'demographics',
] as const
export type RosterFile = (typeof rosterFiles)[number]

/** Without these nobody is in any class. */
export const neededFiles = ['orgs', 'classes', 'users', 'enrollments'] as const satisfies readonly RosterFile[]

/**
 * The fields of one enrollment as this reader joins them. All are strings, empty where the package says nothing; days as
 * written, `YYYY-MM-DD`. `role` is `student`, `teacher`, `aide`, `proctor` or `administrator`; `grades` may be a list
 * parted by commas.
 */
export const enrollmentFields = [
  'role',
  'userId',
  'givenName',
  'middleName',
  'familyName',
  'birthDate',
  'userGrades',
  'classId',
  'className',
  'classGrades',
  'schoolId',
  'schoolName',
  'termStart',
  'termEnd',
  'beginDate',
  'endDate',
] as const
export type EnrollmentField = (typeof enrollmentFields)[number]
