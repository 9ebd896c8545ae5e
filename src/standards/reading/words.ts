/**
 * What every reader of a foreign feed gives: one line a record, in the order of the source. A record that can not be
 * read is a mistake with its number and reason; a fatal mistake is the last line. Readers never throw for bad input.
 */
export type Reading = AsyncIterable<Read>

export type Read = Row | Mistake

export interface Row {
  readonly kind: 'row'
  /** As a person counts it: the row a spreadsheet shows for a table (a one-line header is 1), the item from 1 elsewhere. */
  readonly number: number
  readonly fields: Fields
  /** What was mended to read it ('csv.short-row'); absent when nothing was. */
  readonly notes?: readonly string[]
}

export interface Mistake {
  readonly kind: 'mistake'
  /** Null: the mistake is of the whole feed. */
  readonly number: number | null
  readonly reason: ReadReason
  readonly facts: Readonly<Record<string, string | number>>
  /** Nothing after it was read. */
  readonly fatal: boolean
}

export interface Fields {
  readonly [name: string]: Value
}
export type Value = string | number | boolean | null | readonly Value[] | Fields

export type ReadReason =
  | 'reading.empty'
  | 'reading.too-large'
  | 'reading.too-many-rows'
  | 'csv.cell-too-long'
  | 'csv.quote-not-closed'
  | 'csv.too-many-cells'
  | 'csv.too-many-columns'
  | 'csv.no-header'
  | 'json.not-json'
  | 'json.no-items'
  | 'json.item-not-json'
  | 'json.item-not-an-object'
  | 'json.item-too-large'
  | 'json.too-deep'
  | 'json.truncated'
  | 'xml.not-xml'
  | 'xml.document-type-refused'
  | 'xml.no-rows'
  | 'xml.not-well-formed'
  | 'xml.row-too-large'
  | 'xml.too-deep'
  | 'xml.truncated'
  | 'icalendar.not-a-calendar'
  | 'icalendar.event-unreadable'
  | 'icalendar.event-too-large'
  | 'icalendar.truncated'
  | 'hsds.not-hsds'
  | 'hsds.service-without-organization'
  | 'oneroster.not-oneroster'
  | 'oneroster.other-version'
  | 'oneroster.only-changes'
  | 'oneroster.file-missing'
  | 'oneroster.user-missing'
  | 'oneroster.class-missing'
  | 'oneroster.school-missing'
  | 'rpde.not-a-page'
  | 'rpde.item-unreadable'
  | 'schema-org.no-events'
  | 'archives.not-a-zip'
  | 'archives.not-gzip'
  | 'archives.truncated'
  | 'archives.too-many-entries'
  | 'archives.expands-too-far'
  | 'archives.path-outside'
  | 'archives.encrypted'

export const row = (number: number, fields: Fields, notes?: readonly string[]): Row =>
  notes && notes.length > 0 ? { kind: 'row', number, fields, notes } : { kind: 'row', number, fields }

export const mistake = (
  number: number | null,
  reason: ReadReason,
  facts: Readonly<Record<string, string | number>> = {},
): Mistake => ({ kind: 'mistake', number, reason, facts, fatal: false })

/** A mistake after which the reader stops. */
export const fatal = (
  number: number | null,
  reason: ReadReason,
  facts: Readonly<Record<string, string | number>> = {},
): Mistake => ({ kind: 'mistake', number, reason, facts, fatal: true })
