import { withMistakes, type Bytes } from '../reading/bytes.ts'
import { fatal, mistake, row, type Read, type Reading } from '../reading/words.ts'
import { parseTolerant } from '../json/parse-tolerant.ts'
import { decodeWhole } from '../text-encoding/decode-text.ts'
import { eventFields } from './event-fields.ts'
import { all, isNode, typesOf, type Node } from './node.ts'
import { readThings } from './read-microdata.ts'

export const limitsOfPage = { bytes: 16 * 1024 * 1024, depth: 12, things: 5_000 } as const

export interface PageOptions {
  /** IANA zone of times that name none. */
  readonly timeZone: string
}

const listed =
  /Event$|^(?:Course|CourseInstance|EventSeries|Festival|SessionSeries|ScheduledSession|EducationalOccupationalProgram)$/

/**
 * The events and courses that a web page, or a JSON-LD document, tells in schema.org, a row for each dated occurrence
 * (fields: see `eventFields`). A page that lists other pages only has none.
 */
export const readSchemaOrg = (bytes: Bytes, options: PageOptions): Reading => withMistakes(things(bytes, options))

async function* things(bytes: Bytes, { timeZone }: PageOptions): AsyncGenerator<Read> {
  const text = await decodeWhole(bytes, { most: limitsOfPage.bytes })
  if (text.trim() === '') return yield fatal(null, 'reading.empty')
  const isJson = /^\s*[[{]/.test(text)
  const page = isJson ? { jsonLd: [text], microdata: [] } : readThings(text)
  const found: Node[] = []
  for (const [index, block] of page.jsonLd.entries()) {
    const parsed = parseTolerant(block.replace(/^\s*<!--|-->\s*$/g, ''))
    if (parsed === undefined) yield mistake(index + 1, 'json.not-json')
    else gather(parsed.value, found, 0)
  }
  for (const item of page.microdata) gather(item, found, 0)
  let number = 0
  const seen = new Set<string>()
  for (const thing of found) {
    for (const fields of eventFields(thing, timeZone)) {
      // Pages often tell one event twice, in JSON-LD and in microdata.
      const key = JSON.stringify([
        fields['name'],
        fields['startOn'],
        fields['startTime'],
        fields['place'],
        fields['rule'],
      ])
      if (seen.has(key)) continue
      seen.add(key)
      number += 1
      yield row(number, fields)
    }
  }
  if (number === 0) yield fatal(null, 'schema-org.no-events')
}

/** Events and courses anywhere in the document, but not those inside another: their whole tells them. */
function gather(value: unknown, found: Node[], depth: number): void {
  if (depth > limitsOfPage.depth || found.length >= limitsOfPage.things) return
  if (Array.isArray(value)) for (const each of value) gather(each, found, depth + 1)
  else if (isNode(value)) {
    if (
      typesOf(value).some((type) => listed.test(type)) &&
      all(value, 'name').length + all(value, 'superEvent').length > 0
    )
      found.push(value)
    else for (const inner of Object.values(value)) gather(inner, found, depth + 1)
  }
}
