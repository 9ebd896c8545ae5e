import { expect, test } from 'vitest'
import { readCsv } from '#standards/csv/read-csv.ts'
import { readCalendar } from '#standards/icalendar/read-calendar.ts'
import { readJson } from '#standards/json/read-json.ts'
import type { Reading } from '#standards/reading/words.ts'
import { readXml } from '#standards/xml/read-xml.ts'

const megabytes = 30
/** As large as `npm run faults` has it: 200 MB, which took 7 s (CSV) to 15 s (XML) and at most 80 MB more memory. */
const text = 'Eine Beschreibung mit Umlauten äöü, „Zitat“ und mehr. '.repeat(6)

async function* feed(head: string, item: (number: number) => string, tail: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(head)
  let sent = 0
  for (let number = 1; sent < megabytes * 1_048_576; number += 100) {
    const block = encoder.encode(Array.from({ length: 100 }, (_, index) => item(number + index)).join(''))
    sent += block.length
    yield block
  }
  yield encoder.encode(tail)
}

test.each<[string, () => Reading]>([
  ['CSV', () => readCsv(feed('a,b,c\n', (number) => `${number},"t ""${number}""","${text}"\n`, ''))],
  ['JSON', () => readJson(feed('{"events":[{"id":0}', (number) => `,{"id":${number},"d":"${text}"}`, ']}'))],
  ['XML', () => readXml(feed('<r>', (number) => `<e><id>${number}</id><d>${text}</d></e>`, '</r>'))],
  [
    'iCalendar',
    () =>
      readCalendar(
        feed(
          'BEGIN:VCALENDAR\r\n',
          (number) => `BEGIN:VEVENT\r\nUID:${number}\r\nDTSTART:20260701T100000\r\nSUMMARY:${text}\r\nEND:VEVENT\r\n`,
          'END:VCALENDAR\r\n',
        ),
        { timeZone: 'UTC' },
      ),
  ],
])('thirty megabytes of %s are read row by row, in bounded memory', async (_form, reading) => {
  const before = process.memoryUsage().heapUsed
  let rows = 0
  let most = 0
  for await (const read of reading()) {
    if (read.kind === 'mistake') throw new Error(read.reason)
    rows += 1
    if (rows % 5_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed - before)
  }
  expect(rows).toBeGreaterThan(50_000)
  expect(most).toBeLessThan(120 * 1_048_576)
})
