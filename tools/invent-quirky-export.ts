/**
 * Writes demo/feeds/chicago-2014-invented/city-of-learning-2014.csv: forty invented rows with every quirk of a real
 * export of 2014 that may not be copied here. Line ends are bare CR, also inside cells; bytes are Mac Roman of a text
 * that was UTF-8 and had once been read as Windows-1252; `NULL` is a word; a programme in two categories is two rows;
 * quotes inside a cell are escaped with a backslash half of the time, which shifts the cells after them.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface Programme {
  readonly name: string
  readonly host: string
  readonly about: string
  readonly street: string
  readonly zip: string
  readonly at: readonly [string, string]
  readonly ages: readonly [string, string]
  readonly categories: readonly number[]
}

const categories: Record<number, readonly [string, string]> = {
  2: ['Work + Career', 'Learning about careers, business, and money'],
  4: ['Coding + Games', 'Making software and games'],
  5: ['Designing + Making', 'Building, drawing, sewing, printing'],
  7: ['Exploring Earth & Science', 'Finding out how the world works'],
  8: ['Performance', 'Music, theatre and dance before an audience'],
  12: ['Sports + Wellness', 'Moving and feeling well'],
}

const hosts = [
  ['Lantern House', '1201 W EXAMPLE STREET', '60608', '41.8560', '-87.6581'],
  ['Willow Yard Studio', '3300 S SAMPLE AVENUE', '60616', '41.8342', '-87.6270'],
  ['Northpier Invented Museum', '90 N NOWHERE DRIVE', '60611', '41.8917', '-87.6086'],
  ['Kite Library', '7507 S IMAGINED PLACE', '60620', '41.7573', '-87.6542'],
] as const

const subjects: readonly (readonly [string, readonly number[], string])[] = [
  ['Paper Robots', [5, 4], 'Fold, wire and wake a robot of card. It’s loud.\r\rBring: an old shoebox.'],
  ['Lake Water Under Glass', [7], 'We look at a drop of the lake – and count what swims.'],
  ['First Pay Packet', [2], 'What the lines on a payslip mean.\rDates: June 23 - July 11, 2014'],
  ['Loud Songs, Quiet Songs', [8], 'A choir for those who don’t sing.'],
  ['Double Dutch for Everyone', [12, 8], 'Two ropes, many feet. “No partner needed.”'],
  ['Map Your Block', [7, 5], 'Draw the street as a bird sees it.'],
  ['Game Night Workshop', [4], 'Make the rules, then break them • ages mixed'],
  ['Night Sky on the Roof', [7], 'Starts 9:30 p.m.; it’s outdoors, so dress warmly.'],
]

const programmes: Programme[] = []
for (const [hostIndex, [host, street, zip, lat, lon]] of hosts.entries()) {
  for (const [subjectIndex, [subject, inCategories, about]] of subjects.entries()) {
    if ((hostIndex + subjectIndex) % 4 === 3 && subjectIndex > 3) continue
    programmes.push({
      name: hostIndex === 3 && subjectIndex === 5 ? 'Café Map: Draw Your Block' : subject,
      host,
      about,
      street,
      zip,
      at: subjectIndex === 6 ? ['NULL', 'NULL'] : [lat, lon],
      ages: subjectIndex === 4 ? ['NULL', 'NULL'] : [String(8 + subjectIndex), String(13 + subjectIndex)],
      categories: inCategories,
    })
  }
}

const emptyColumns = ','.repeat(17)
const quoted = (cell: string): string => (/[",\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const lines = [
  `name,org_name,description,address,city,state,zipcode,latitude,longitude,min_age,max_age,category_id,category name,category description${emptyColumns}`,
]
for (const programme of programmes) {
  for (const category of programme.categories) {
    const [name, about] = categories[category]!
    const cells = [programme.name, programme.host, programme.about, programme.street, 'Chicago', 'IL', programme.zip]
    lines.push(
      [...cells, ...programme.at, ...programme.ages, String(category), name, about].map(quoted).join(',') +
        emptyColumns,
    )
  }
}
const shifted = [
  `"Stage \\Big Voice\\" Edition",Lantern House,"An edition for those with a \\Big Voice\\", and the nerve, and the shoes, to use it",1201 W EXAMPLE STREET,Chicago,IL,60608,41.8560,-87.6581,14,18,8,Performance,${quoted(categories[8]![1])}`,
  `"The "Other" Drum",Willow Yard Studio,Hands only,3300 S SAMPLE AVENUE,Chicago,IL,60616,41.8342,-87.6270,9,14,8,Performance,${quoted(categories[8]![1])}`,
  // Shifted before it was saved: which comma belongs to the sentence, nobody can know.
  `Lamp Workshop,Willow Yard Studio,Solder, glue, and sand a lamp,3300 S SAMPLE AVENUE,Chicago,IL,60616,41.8342,-87.6270,9,14,5,Designing + Making,${quoted(categories[5]![1])}`,
].map((line) => line + emptyColumns)
const rows = [lines[0]!, ...lines.slice(1, 38), ...shifted]
if (rows.length !== 41) throw new Error(`wanted forty rows and a header, made ${rows.length - 1}`)

const windows1252 = new TextDecoder('windows-1252')
const macRoman = new Map<string, number>()
const macDecoder = new TextDecoder('macintosh')
for (let byte = 128; byte < 256; byte += 1) macRoman.set(macDecoder.decode(Uint8Array.of(byte)), byte)

const onceMisread = windows1252.decode(new TextEncoder().encode(rows.join('\r')))
const bytes = Array.from(onceMisread, (letter) => {
  const code = letter.codePointAt(0)!
  // Windows-1252 leaves five bytes without a letter; the old program passed them on as they were.
  if (code < 160) return code
  const byte = macRoman.get(letter)
  if (byte === undefined) throw new Error(`Mac Roman has no ${letter} (U+${code.toString(16)})`)
  return byte
})

const target = new URL('../demo/feeds/chicago-2014-invented/city-of-learning-2014.csv', import.meta.url)
writeFileSync(target, Uint8Array.from(bytes))
console.log(`${rows.length - 1} rows, ${bytes.length} bytes → ${fileURLToPath(target)}`)
