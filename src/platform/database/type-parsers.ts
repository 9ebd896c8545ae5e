import { types, type CustomTypesConfig } from 'pg'

const { builtins } = types
const asMoment = types.getTypeParser(builtins.TIMESTAMPTZ) as (text: string) => Date

/** The type of `date[]`, which the library's list of names leaves out. */
const arrayOfDate = 1182

/**
 * How rows come out: a day stays the text on the poster (a Date would move it by the zone), an instant is a number of
 * milliseconds, counts are numbers (ours stay far below 2^53), exact decimals stay text.
 */
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  // A list of days: plain dates need no quotes inside the braces.
  [arrayOfDate, (text) => (text === '{}' ? [] : text.slice(1, -1).split(','))],
  [builtins.TIME, (text) => text.slice(0, 5)],
  [builtins.TIMESTAMPTZ, (text) => asMoment(text).getTime()],
  [builtins.INT8, Number],
])

export const typeParsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? types.getTypeParser(oid, format)) as CustomTypesConfig['getTypeParser'],
}
