import { types, type CustomTypesConfig } from 'pg'

const { builtins } = types
const asMoment = types.getTypeParser(builtins.TIMESTAMPTZ) as (text: string) => Date

/**
 * How rows come out: a day stays the text on the poster (a Date would move it by the zone), an instant is a number of
 * milliseconds, counts are numbers (ours stay far below 2^53), exact decimals stay text.
 */
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.TIME, (text) => text.slice(0, 5)],
  [builtins.TIMESTAMPTZ, (text) => asMoment(text).getTime()],
  [builtins.INT8, Number],
])

export const typeParsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? types.getTypeParser(oid, format)) as CustomTypesConfig['getTypeParser'],
}
