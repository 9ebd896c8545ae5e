import { z } from 'zod'
import { expressionShape } from './words-of-expressions.ts'

/** Everything a listing may be told about itself. */
export const fieldNames = [
  'originalId',
  'title',
  'description',
  'host',
  'kind',
  'ageMin',
  'ageMax',
  'ages',
  'suitedTo',
  'exclusiveTo',
  'price',
  'helpAvailable',
  'paysParticipants',
  'provides',
  'access',
  'languages',
  'themes',
  'skills',
  'capacity',
  'placesLeft',
  'startOn',
  'startTime',
  'endOn',
  'endTime',
  'rule',
  'except',
  'online',
  'cancelled',
  'deleted',
  'link',
  'signUpLink',
  'imageLink',
  'imageAlt',
  'venueName',
  'address',
  'point',
  'area',
  'funder',
  'funderProgramme',
  'grantReference',
] as const
export type FieldName = (typeof fieldNames)[number]

/** Without these there is no listing. */
export const requiredFields = ['title', 'host'] as const satisfies readonly FieldName[]

export const readerForms = ['csv', 'json', 'xml', 'icalendar', 'hsds', 'rpde', 'schema-org'] as const
export type ReaderForm = (typeof readerForms)[number]

export const readerShape = z.strictObject({
  form: z.enum(readerForms),
  /** CSV; left out, it is found by looking. */
  delimiter: z.string().length(1).optional(),
  /** An IANA label; left out, it is found by evidence. */
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh']).optional(),
  /** JSON and XML: where the rows are, `events` or `Contenidos.contenido`; left out, the first list of things. */
  path: z.string().max(200).optional(),
})
export type Reader = z.infer<typeof readerShape>

/** How one feed's rows become listings. Data: shipped, proposed from the columns, edited in a page, saved, reused. */
export const mappingShape = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
    reader: readerShape,
    /** The language its people wrote in. */
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
    /** Left out: the ecosystem's. */
    timeZone: z.string().max(60).optional(),
    /** ISO 4217; left out: the ecosystem's. */
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    /** Words that say nothing: NULL, N/A. */
    nothing: z.array(z.string().max(40)).max(20).default([]),
    /** An end this many years after its start is no end. */
    openEndAfterYears: z.number().int().min(1).max(100).default(15),
    /** Rows of one programme become one opportunity with many sessions. */
    groupRows: z.boolean().default(true),
    fields: z.partialRecord(z.enum(fieldNames), expressionShape),
  })
  .refine((mapping) => requiredFields.every((field) => mapping.fields[field] !== undefined), {
    path: ['fields'],
    message: 'title and host need a column',
  })
export type Mapping = z.infer<typeof mappingShape>

/** A row as a reader gives it: its number in the feed (the first row of data is 1) and what stands in it. */
export interface Row {
  readonly number: number
  readonly fields: Readonly<Record<string, unknown>>
}
