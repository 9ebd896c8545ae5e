import { openZip } from '../archives/open-zip.ts'
import { readCsv } from '../csv/read-csv.ts'
import { parseTolerant } from '../json/parse-tolerant.ts'
import { inOnePiece, withMistakes, type Bytes } from '../reading/bytes.ts'
import { fatal, mistake, row, type Fields, type Mistake, type Read, type Reading } from '../reading/words.ts'
import { isNode, nodes, text, type Node } from '../schema-org/node.ts'
import { decodeWhole } from '../text-encoding/decode-text.ts'
import { joinTables, type Tables } from './join-tables.ts'
import { serviceFields } from './record-fields.ts'

export const limitsOfHsds = { bytes: 128 * 1024 * 1024, rowsOfATable: 500_000 } as const

export interface HsdsOptions {
  /** HSDS has a number for a zone, which can not know daylight saving; the IANA zone is told here. */
  readonly timeZone: string
}

/**
 * The services of an HSDS 3.0 package as rows (fields: see `serviceFields`): the tabular CSV package in a zip, or JSON:
 * a service, a list or API page of services, an organization with its services, a service at a location, the tables.
 */
export const readHsds = (bytes: Bytes, options: HsdsOptions): Reading => withMistakes(services(bytes, options))

async function* services(bytes: Bytes, options: HsdsOptions): AsyncGenerator<Read> {
  const whole = await inOnePiece(bytes, limitsOfHsds.bytes)
  if (whole[0] === 0x50 && whole[1] === 0x4b) {
    const opened = await openZip(whole, {})
    if (!opened.ok) return yield fatal(null, opened.refusal, opened.facts)
    return yield* fromFiles(
      opened.value.map((entry) => [entry.path, entry.read()] as const),
      options,
    )
  }
  const written = await decodeWhole(whole)
  if (written.trim() === '') return yield fatal(null, 'reading.empty')
  const parsed = parseTolerant(written)?.value
  if (parsed === undefined) return yield fatal(null, 'json.not-json')
  yield* rowsOf(servicesIn(parsed), options)
}

async function* fromFiles(files: Iterable<readonly [string, Bytes]>, options: HsdsOptions): AsyncGenerator<Read> {
  const tables = new Map<string, readonly Fields[]>()
  for (const [path, bytes] of files) {
    const name = /([^/\\]+)\.csv$/i.exec(path)?.[1]?.toLowerCase()
    if (name === undefined) continue
    const { rows, mistakes } = await tableOf(bytes)
    tables.set(name, rows)
    // Which row is bad matters only where rows are services; elsewhere what hangs on them is missing.
    if (name === 'services') yield* mistakes
  }
  if (!tables.has('services')) return yield fatal(null, 'hsds.not-hsds')
  yield* rowsOf(joinTables(tables), options)
}

async function tableOf(bytes: Bytes): Promise<{ rows: Fields[]; mistakes: Mistake[] }> {
  const rows: Fields[] = []
  const mistakes: Mistake[] = []
  for await (const read of readCsv(bytes, { delimiter: ',', limits: { rows: limitsOfHsds.rowsOfATable } as never })) {
    if (read.kind === 'row') rows.push(read.fields)
    else mistakes.push(read)
  }
  return { rows, mistakes }
}

function servicesIn(parsed: unknown): readonly Node[] {
  if (Array.isArray(parsed)) return parsed.flatMap((each) => servicesIn(each))
  if (!isNode(parsed)) return []
  if (Array.isArray(parsed['contents'])) return servicesIn(parsed['contents'])
  if (Array.isArray(parsed['services.csv'])) return joinTables(tablesIn(parsed))
  const [service] = nodes(parsed, 'service')
  if (service) return [{ ...service, service_at_locations: [parsed] }]
  const above = nodes(parsed, 'services')
  if (above.length > 0) return above.map((each) => Object.assign({}, each, { organization: parsed }))
  return text(parsed, 'status') !== '' || isNode(parsed['organization']) ? [parsed] : []
}

const tablesIn = (parsed: Node): Tables =>
  new Map(
    Object.entries(parsed)
      .filter(([, rows]) => Array.isArray(rows))
      .map(([name, rows]) => [name.replace(/\.csv$/, ''), rows as Fields[]]),
  )

function* rowsOf(found: readonly Node[], { timeZone }: HsdsOptions): Generator<Read> {
  if (found.length === 0) return yield fatal(null, 'hsds.not-hsds')
  let number = 0
  for (const service of found) {
    number += 1
    if (text(service, 'organization.name') === '') yield mistake(number, 'hsds.service-without-organization')
    else for (const fields of serviceFields(service, timeZone)) yield row(number, fields)
  }
}
