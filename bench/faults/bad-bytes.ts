import { gzipSync } from 'node:zlib'
import { mappingShape, type Mapping } from '#learning/feeds'
import { smallColumns, smallCsv, smallMapping, smallRow, type SmallRow } from './two-versions.ts'

/** One bad feed: its bytes, how it is read, and what must come of it. */
export interface BadFeed {
  readonly name: string
  readonly mapping: Mapping
  /** @param chance where it breaks; 0 to 1, seeded */
  readonly bytes: (chance: () => number) => Uint8Array
  /**
   * `refused whole`: the import fails with a named reason and nothing changes · `refused rows`: so many rows are refused
   * with their reasons, the rest applied · `repaired`: all applied
   */
  readonly comes: 'refused whole' | { readonly refusedRows: number } | 'repaired'
}

const rows = (many: number, edit: (at: number) => Partial<SmallRow> = () => ({})): SmallRow[] =>
  Array.from({ length: many }, (_, at) => smallRow(at, edit(at)))

const otherForm = (form: 'json' | 'xml'): Mapping =>
  mappingShape.parse({ ...smallMapping, name: `small-${form}`, reader: { form } })

const json = (many: number): string => JSON.stringify({ items: rows(many) })

const placed: Mapping = mappingShape.parse({
  ...smallMapping,
  name: 'placed',
  fields: { ...smallMapping.fields, point: { take: 'point', lat: 'lat', lon: 'lon' } },
})

export const scriptText =
  '<p onclick="steal()">Come</p><script>document.title="stolen"</script><img src=x onerror=alert(1)>' +
  '<a href="javascript:alert(2)">here</a><svg/onload=alert(3)><iframe srcdoc="<script>alert(4)</script>">'

/** Offers of one host whose every text attacks whoever shows it. */
export const scriptCsv = (): Buffer =>
  smallCsv(
    rows(5, (at) => ({ about: scriptText, host: 'Script house', title: `Stored ${at} <script>alert(5)</script>` })),
  )

/** Each against a source that has twenty good rows; whatever fails must leave those twenty as they are. */
export const badFeeds: readonly BadFeed[] = [
  {
    name: 'JSON cut off in the middle',
    mapping: otherForm('json'),
    bytes: (chance) => Buffer.from(json(20).slice(0, 300 + Math.floor(chance() * 2_400))),
    comes: 'refused whole',
  },
  {
    name: 'gzip cut off in the middle',
    mapping: smallMapping,
    bytes: (chance) => {
      const packed = gzipSync(smallCsv(rows(20)))
      return packed.subarray(0, packed.length - 1 - Math.floor(chance() * (packed.length - 20)))
    },
    comes: 'refused whole',
  },
  {
    name: 'gzip bomb (one gigabyte of one letter)',
    mapping: smallMapping,
    bytes: (chance) => gzipBomb(512 + 16 * Math.floor(chance() * 32)),
    comes: 'refused whole',
  },
  {
    name: 'XML entity bomb',
    mapping: otherForm('xml'),
    bytes: () =>
      Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">${'bcdefghijk'
          .split('')
          .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghijk'[at]};`.repeat(10)}">`)
          .join('')}]><items><item><id>1</id><title>&k;</title></item></items>`,
      ),
    comes: 'refused whole',
  },
  {
    name: 'Latin-1 where UTF-8 is said',
    mapping: smallMapping,
    bytes: () => Buffer.from(smallCsv(rows(20, () => ({ host: 'Peña Año' }))).toString('utf8'), 'latin1'),
    comes: 'repaired',
  },
  {
    name: 'UTF-16',
    mapping: smallMapping,
    bytes: () => Buffer.from(`\ufeff${smallCsv(rows(20)).toString('utf8')}`, 'utf16le'),
    comes: 'repaired',
  },
  {
    name: 'a cell of 10 MB',
    mapping: smallMapping,
    bytes: (chance) => {
      const which = Math.floor(chance() * 20)
      return smallCsv(rows(20, (at) => (at === which ? { about: 'x'.repeat(10_000_000) } : {})))
    },
    comes: 'refused whole',
  },
  {
    name: 'impossible dates and ages',
    mapping: smallMapping,
    bytes: () =>
      smallCsv(
        rows(
          20,
          (at) =>
            [{ day: '2027-02-30' }, { day: 'soon' }, { from: '900', to: '901' }, { from: '12', to: '6' }][at] ?? {},
        ),
      ),
    comes: { refusedRows: 4 },
  },
  {
    name: 'impossible coordinates and swapped ones',
    mapping: placed,
    bytes: () => placedCsv(),
    comes: { refusedRows: 1 },
  },
]

function placedCsv(): Buffer {
  const points = [
    ['41.85', '-87.65'],
    ['-87.65', '41.85'],
    ['0', '0'],
    ['999', '999'],
  ]
  const lines = rows(20).map((row, at) => {
    const [lat, lon] = points[at] ?? points[0]!
    return [...smallColumns.map((name) => row[name]), lat, lon].join(',')
  })
  return Buffer.from([[...smallColumns, 'lat', 'lon'].join(','), ...lines].join('\n'))
}

/** Gzip streams may follow one another: a small one repeated is a large bomb that costs nothing to make. */
function gzipBomb(megabytes: number): Buffer {
  const one = gzipSync(Buffer.alloc(16 * 1024 * 1024, 'a'), { level: 9 })
  return Buffer.concat(Array.from({ length: megabytes / 16 }, () => one))
}

/** So many megabytes of long rows, as a publisher's mistake would make them. */
export function largeCsv(megabytes: number): Buffer {
  const about = 'A long story of what happens there. '.repeat(110)
  const line = Buffer.byteLength(about) + 60
  return smallCsv(rows(Math.ceil((megabytes * 1_000_000) / line), () => ({ about })))
}
