import type { AgreementField } from '#commons/organisations'
import type { FileStore } from '#platform/files/file-store.ts'
import { breathing } from '#platform/take-breath.ts'
import { readCsv } from '#standards/csv/read-csv.ts'
import { readOneRoster } from '#standards/oneroster/read-oneroster.ts'
import { rosterFiles, type RosterFile } from '#standards/oneroster/words.ts'
import type { Fields, Reading } from '#standards/reading/words.ts'
import { readEnrollment, readLine, type Season } from '../rules/read-line.ts'
import { mostRosterBytes, mostRosterRows, type Line, type Roster, type RowRefused } from '../words.ts'

export interface RosterRead {
  readonly lines: readonly Line[]
  readonly refused: readonly RowRefused[]
  /** Rows of the file that were looked at. */
  readonly rows: number
  /** The file could not be read to its end, and so nothing of it counts. */
  readonly fatal: Roster['failure']
}

/**
 * Reads a roster to its end. What was not agreed never leaves this function: files of a package that hold it are not
 * opened, and fields are emptied before a row is looked at.
 */
export async function readRoster(
  roster: Pick<Roster, 'fileKey' | 'mapping'>,
  agreed: readonly AgreementField[],
  season: Season,
  files: FileStore,
  told: (rows: number) => Promise<void>,
): Promise<RosterRead> {
  const lines: Line[] = []
  const refused: RowRefused[] = []
  const takeBreath = breathing()
  let rows = 0
  for await (const read of await readingOf(roster, agreed, files)) {
    if (read.kind === 'mistake') {
      if (read.fatal) return { lines: [], refused: [], rows, fatal: { reason: read.reason, facts: read.facts } }
      refused.push({ row: read.number ?? 0, column: '', reason: 'unreadable' })
      continue
    }
    rows += 1
    if (rows > mostRosterRows) {
      const facts = { limit: mostRosterRows }
      return { lines: [], refused: [], rows, fatal: { reason: 'reading.too-many-rows', facts } }
    }
    const made =
      roster.mapping === null
        ? readEnrollment(read.number, onlyAgreed(read.fields, agreed), season)
        : readLine(read.number, read.fields, roster.mapping, season)
    if (made.ok) lines.push(...made.value)
    else refused.push(made.refusal)
    await takeBreath()
    if (rows % 500 === 0) await told(rows)
  }
  return { lines, refused, rows: rows + refused.filter(({ reason }) => reason === 'unreadable').length, fatal: null }
}

async function readingOf(
  { fileKey, mapping }: Pick<Roster, 'fileKey' | 'mapping'>,
  agreed: readonly AgreementField[],
  files: FileStore,
): Promise<Reading> {
  const bytes = fileKey === null ? null : await files.get(fileKey)
  if (bytes === null) throw new Error(`the roster ${fileKey} is not in the file store`)
  if (mapping !== null) return readCsv(bytes, { limits: { rows: mostRosterRows + 1 } as never })
  const open = new Set<RosterFile>(
    rosterFiles.filter((file) => file !== 'roles' && (file !== 'demographics' || agreed.includes('birth'))),
  )
  return readOneRoster(bytes, { mostBytes: mostRosterBytes, open })
}

/** Which fields of an enrollment belong to which word of an agreement; the rest name no person. */
const fieldsOf: Readonly<Partial<Record<AgreementField, readonly string[]>>> = {
  name: ['givenName', 'middleName', 'familyName'],
  birth: ['birthDate'],
  level: ['userGrades', 'classGrades'],
}

/** @returns the same enrollment without what was not agreed; teachers are no one where they were not */
function onlyAgreed(fields: Fields, agreed: readonly AgreementField[]): Fields {
  const kept: Record<string, Fields[string]> = { ...fields }
  const isTeacher = fields['role'] === 'teacher'
  if (isTeacher && !agreed.includes('teacher')) kept['role'] = ''
  for (const [field, names] of Object.entries(fieldsOf)) {
    const isAgreed = agreed.includes(field as AgreementField) || (isTeacher && field === 'name')
    if (!isAgreed) for (const name of names) kept[name] = ''
  }
  return kept
}
