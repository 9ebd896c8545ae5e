import { openZip } from '../archives/open-zip.ts'
import { readCsv } from '../csv/read-csv.ts'
import { inOnePiece, withMistakes, type Bytes } from '../reading/bytes.ts'
import { fatal, type Mistake, type Read, type Reading } from '../reading/words.ts'
import { joinEnrollments, text, type NumberedRows } from './join-enrollments.ts'
import { limitsOfOneRoster, neededFiles, rosterFiles, type RosterFile } from './words.ts'

export interface OneRosterOptions {
  /** Bytes of the zip itself. */
  readonly mostBytes: number
  /** Which files may be opened at all: what was not agreed is not read. The needed ones always are. */
  readonly open: ReadonlySet<RosterFile>
}

/**
 * The enrollments of a OneRoster 1.2 CSV package (a zip) as rows, each with its user, class, school and term (fields: see
 * `enrollmentFields`); their numbers are the rows of `enrollments.csv`. Refused whole: another version, a package of
 * changes only (`delta`), a needed file that is missing. Passwords and telephones of `users.csv` are never passed on.
 */
export const readOneRoster = (bytes: Bytes, options: OneRosterOptions): Reading =>
  withMistakes(enrollments(bytes, options))

async function* enrollments(bytes: Bytes, { mostBytes, open }: OneRosterOptions): AsyncGenerator<Read> {
  const opened = await openZip(await inOnePiece(bytes, mostBytes))
  if (!opened.ok) return yield fatal(null, opened.refusal, opened.facts)
  const entries = new Map(opened.value.map((entry) => [/([^/\\]+)\.csv$/i.exec(entry.path)?.[1] ?? '', entry]))
  const manifest = entries.get('manifest')
  if (manifest === undefined) return yield fatal(null, 'oneroster.not-oneroster')
  const said = new Map(
    (await tableOf(manifest.read())).rows.map(({ fields }) => [
      text(fields['propertyName']).toLowerCase(),
      text(fields['value']).toLowerCase(),
    ]),
  )
  const version = said.get('oneroster.version') ?? ''
  if (!version.startsWith('1.2')) return yield fatal(null, 'oneroster.other-version', { version: version.slice(0, 20) })
  const tables = new Map<RosterFile, NumberedRows>()
  for (const file of rosterFiles) {
    const how = said.get(`file.${file.toLowerCase()}`) ?? 'absent'
    const isNeeded = (neededFiles as readonly RosterFile[]).includes(file)
    if (how === 'delta') return yield fatal(null, 'oneroster.only-changes', { file: `${file}.csv` })
    const entry = how === 'absent' ? undefined : entries.get(file)
    if (entry === undefined) {
      if (isNeeded) return yield fatal(null, 'oneroster.file-missing', { file: `${file}.csv` })
      continue
    }
    if (!isNeeded && !open.has(file)) continue
    const { rows, mistakes } = await tableOf(entry.read())
    const broken = mistakes.find(({ fatal: isFatal }) => isFatal)
    if (broken) return yield broken
    // Which row is bad matters only where rows are enrollments; elsewhere what hangs on them is missing.
    if (file === 'enrollments') yield* mistakes
    tables.set(file, rows)
  }
  yield* joinEnrollments(tables)
}

async function tableOf(bytes: Bytes): Promise<{ rows: NumberedRows; mistakes: Mistake[] }> {
  const rows: NumberedRows[number][] = []
  const mistakes: Mistake[] = []
  const limits = { rows: limitsOfOneRoster.rowsOfATable } as never
  for await (const read of readCsv(bytes, { delimiter: ',', encoding: 'utf-8', limits })) {
    if (read.kind === 'row') rows.push({ number: read.number, fields: read.fields })
    else mistakes.push(read)
  }
  return { rows, mistakes }
}
