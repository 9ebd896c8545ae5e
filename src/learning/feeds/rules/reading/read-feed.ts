import { gunzipped } from '#standards/archives/gunzip.ts'
import { readCsv } from '#standards/csv/read-csv.ts'
import { readHsds } from '#standards/hsds/read-hsds.ts'
import { readCalendar } from '#standards/icalendar/read-calendar.ts'
import { readJson } from '#standards/json/read-json.ts'
import { readRpde, readRpdeItems } from '#standards/openactive/read-rpde.ts'
import type { Bytes } from '#standards/reading/bytes.ts'
import type { Reading } from '#standards/reading/words.ts'
import { readSchemaOrg } from '#standards/schema-org/read-page.ts'
import { readXml } from '#standards/xml/read-xml.ts'
import type { ChangedItem, Mapping, Reader, ReaderForm } from '../../words.ts'

type Read = (bytes: Bytes, reader: Reader, timeZone: string) => Reading

/** One reader of `standards/` for each form; the compiler proves that none is missing. */
const readers = {
  csv: (bytes, { delimiter, encoding }) =>
    readCsv(bytes, { ...(delimiter && { delimiter }), ...(encoding && { encoding }) }),
  json: (bytes, { path, encoding }) =>
    readJson(bytes, { ...(path && { itemsAt: path }), ...(encoding && { encoding }) }),
  xml: (bytes, { path, encoding }) =>
    readXml(bytes, { ...(path && { rowElement: path }), ...(encoding && { encoding }) }),
  icalendar: (bytes, _reader, timeZone) => readCalendar(bytes, { timeZone }),
  rpde: (bytes, _reader, timeZone) => readRpde(bytes, { timeZone }),
  hsds: (bytes, _reader, timeZone) => readHsds(bytes, { timeZone }),
  'schema-org': (bytes, _reader, timeZone) => readSchemaOrg(bytes, { timeZone }),
} satisfies Readonly<Record<ReaderForm, Read>>

/** The rows of a feed, packed or not, in the order of the source; what can not be read is told, never thrown. */
export const readFeed = (bytes: Bytes, mapping: Pick<Mapping, 'reader' | 'timeZone'>): Reading =>
  readers[mapping.reader.form](gunzipped(bytes), mapping.reader, mapping.timeZone ?? 'UTC')

/** The rows of a feed that tells only changes, from its mirror. @param walk gives the whole mirror, as often as asked */
export const readMirror = (walk: () => AsyncIterable<ChangedItem>, mapping: Pick<Mapping, 'timeZone'>): Reading =>
  readRpdeItems(walk, { timeZone: mapping.timeZone ?? 'UTC' })
