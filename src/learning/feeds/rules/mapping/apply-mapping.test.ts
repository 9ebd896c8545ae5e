import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTamePattern, mappingShape, type Expression, type FieldName } from '../../words.ts'
import { applyMapping } from './apply-mapping.ts'

const surroundings = {
  language: 'en',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  plainText: (html: string) => html.replace(/<[^>]*>/g, ''),
}

const mapOf = (fields: Partial<Record<FieldName, Expression>>, nothing: string[] = []) => {
  const mapping = mappingShape.parse({
    name: 'a-test',
    reader: { form: 'csv' },
    language: 'en',
    nothing,
    fields: { title: 'title', host: 'host', ...fields },
  })
  return (row: Record<string, unknown>) =>
    applyMapping(mapping, surroundings)({ number: 7, fields: { title: 'T', host: 'H', ...row } })
}

const listing = (fields: Partial<Record<FieldName, Expression>>, row: Record<string, unknown>, nothing?: string[]) => {
  const mapped = mapOf(fields, nothing)(row)
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.refusal))
  return mapped.value.listing!
}

const dates: Partial<Record<FieldName, Expression>> = {
  startOn: { take: 'day', of: 'from', formats: ['YYYY-MM-DD', 'D.M.YYYY'] },
  endOn: { take: 'day', of: 'to', formats: ['YYYY-MM-DD', 'D.M.YYYY'] },
  startTime: { take: 'time', of: 'at' },
  endTime: { take: 'time', of: 'until' },
}

test.each([
  ['one day', { from: '2026-06-20', to: '2026-06-20' }, { form: 'dated', startTime: null }],
  ['a day and its time', { from: '20.6.2026', at: '7:15 pm' }, { form: 'dated', startTime: '19:15' }],
  [
    'into the next morning',
    { from: '2026-06-20', to: '2026-06-21', at: '22:00', until: '02:00' },
    { form: 'dated', endOn: '2026-06-21' },
  ],
  ['two days', { from: '2026-06-20', to: '2026-06-22', at: '10:00' }, { form: 'span', endOn: '2026-06-22' }],
  ['no end anybody plans', { from: '2026-06-20', to: '2050-01-01' }, { form: 'span', endOn: null }],
  ['no dates at all', {}, { form: 'span', startOn: null, endOn: null }],
])('%s', (_what, row, when) => {
  expect(listing(dates, row).session.when).toMatchObject(when)
})

test('a moment with an offset becomes the wall time of the place', () => {
  const when = { startOn: { take: 'day', of: 'at' }, startTime: { take: 'time', of: 'at' } } as const
  expect(listing(when, { at: '2026-07-01T22:30:00Z' }).session.when).toMatchObject({
    startOn: '2026-07-02',
    startTime: '00:30',
  })
})

test.each([
  ['a day that is not', dates, { from: '2026-02-30' }, 'from', 'day-impossible'],
  ['words for a day', dates, { from: 'soon' }, 'from', 'not-a-day'],
  ['a year nobody plans for', dates, { from: '9999-01-01' }, 'from', 'day-impossible'],
  ['an end before its start', dates, { from: '2026-06-20', to: '2026-06-19' }, 'to', 'end-before-start'],
  ['an age nobody has', { ageMin: 'age' }, { age: '250' }, 'age', 'age-impossible'],
  ['a negative age', { ageMin: 'age' }, { age: '-3' }, 'age', 'age-impossible'],
  ['ages the wrong way round', { ageMin: 'age', ageMax: 'to' }, { age: '12', to: '6' }, 'age', 'ages-reversed'],
  ['words for an age', { ageMin: { take: 'number', of: 'age' } }, { age: 'all' }, 'age', 'not-a-number'],
  [
    'degrees that are not',
    { point: { take: 'point', lat: 'lat', lon: 'lon' } },
    { lat: '100', lon: '101' },
    'lat',
    'point-impossible',
  ],
  ['no title', {}, { title: '  ' }, 'title', 'missing'],
] as const)('%s refuses the row, with its number, column and value', (_what, fields, row, column, reason) => {
  expect(mapOf(fields as never)(row)).toMatchObject({ ok: false, refusal: { row: 7, column, reason } })
})

test('an age that stands for no limit is none, and NULL is nothing', () => {
  const fields = { ageMin: 'min', ageMax: { take: 'number', of: 'max', noLimitAt: 24 } } as const
  expect(listing(fields, { min: 'NULL', max: '24' }, ['NULL']).ages).toEqual({ min: null, max: null })
})

test('HTML and script leave a description as plain words', () => {
  const { description } = listing({ description: 'about' }, { about: '<p>Come <b>in</b></p><script>x</script>' })
  expect(description).not.toMatch(/[<>]/)
})

test('a link that is no address of the web is nothing', () => {
  expect(listing({ link: 'url' }, { url: 'javascript:alert(1)' }).session.link).toBeNull()
})

test('rows without an id are known by what they say', () => {
  const one = listing(dates, { from: '2026-06-20' }).session.originalId
  expect(listing(dates, { from: '2026-06-20' }).session.originalId).toBe(one)
  expect(listing(dates, { from: '2026-06-21' }).session.originalId).not.toBe(one)
})

test.each(['(a+)+$', '(a|b*)*c', '(\\d+)\\1', '('])('the pattern %s could run for ever, or is none', (pattern) => {
  expect(isTamePattern(pattern)).toBe(false)
})

test('no row whatever makes a mapping throw', () => {
  const fields = {
    ...dates,
    ageMin: 'age',
    point: { take: 'point-text', of: 'where', order: 'lon-lat' },
    price: { take: 'price-text', of: 'cost' },
  } as const
  const map = mapOf(fields as never)
  const cell = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.array(fc.string()),
    fc.dictionary(fc.string(), fc.string()),
  )
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('title', 'host', 'from', 'to', 'at', 'age', 'where', 'cost'), cell),
      (row) => {
        const mapped = map(row)
        expect(mapped.ok || mapped.refusal.row === 7).toBe(true)
      },
    ),
  )
})
