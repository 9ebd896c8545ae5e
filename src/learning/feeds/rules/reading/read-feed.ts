import { readCsv } from '#standards/csv/read-csv.ts'
import { readJson } from '#standards/json/read-json.ts'
import type { Bytes } from '#standards/reading/bytes.ts'
import type { Reading } from '#standards/reading/words.ts'
import { readXml } from '#standards/xml/read-xml.ts'
import type { Reader, ReaderForm } from '../../words.ts'

type Read = (bytes: Bytes, reader: Reader) => Reading

/** One reader of `standards/` for each form; the compiler proves that none is missing. */
const readers: Readonly<Record<ReaderForm, Read>> = {
  csv: (bytes, { delimiter }) => readCsv(bytes, delimiter === undefined ? {} : { delimiter }),
  json: (bytes, { path }) => readJson(bytes, path === undefined ? {} : { itemsAt: path }),
  xml: (bytes, { path }) => readXml(bytes, path === undefined ? {} : { rowElement: path }),
} as never

/** The rows of a feed, one at a time, in the order of the source; what can not be read is told, never thrown. */
export const readFeed = (bytes: Bytes, reader: Reader): Reading => readers[reader.form](bytes, reader)
