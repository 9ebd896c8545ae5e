import { repairMacRoman } from '#laws/repair/mac-roman.ts'
import type { FieldName, Mapping, Repair } from '../../words.ts'
import type { Compiler } from './compile-expression.ts'
import { listOf, textOf, type Notes, type Value } from './value.ts'

type Fields = Readonly<Record<string, unknown>>

/** Longest text of each kind that the catalogue keeps; more is dirt, not a title. */
const longestTitle = 400
const longestText = 60_000
/** Descriptions remembered while one feed is read. */
const textsKept = 5_000

const tagOrEntity = /<[a-z/!][^>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i
const spaces = /[^\S\n]+/g

/** Plain text: wrong readings of the encoding undone, HTML gone. */
function cleanText(text: string, plainText: (html: string) => string, notes: Notes): string {
  const { text: repaired, repairs } = repairMacRoman(text)
  if (repairs > 0) notes.repaired('encoding-debris')
  if (!tagOrEntity.test(repaired)) return repaired
  notes.repaired('html')
  return plainText(repaired)
}

/** Something other than single spaces between words. */
const unruly = /\s\s|[^\S ]|^\s|\s$/

const onOneLine = (text: string): string => (unruly.test(text) ? text.replace(/\s+/g, ' ').trim() : text)

const onLines = (text: string): string => {
  if (!unruly.test(text)) return text
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(spaces, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const webAddress = /^https?:\/\/[^\s<>"']{3,2000}$/i

/** Readers of one mapping's fields, each made once. */
export interface FieldReader {
  value(name: FieldName, fields: Fields, notes: Notes): Value
  line(name: FieldName, fields: Fields, notes: Notes): string | null
  text(name: FieldName, fields: Fields, notes: Notes): string
  list(name: FieldName, fields: Fields, notes: Notes): readonly string[]
  yes(name: FieldName, fields: Fields, notes: Notes): boolean
  number(name: FieldName, fields: Fields, notes: Notes): number | null
  /** An address of the web; anything else that stands there (a script, a file) is nothing. */
  link(name: FieldName, fields: Fields, notes: Notes): string | null
  columnOf(name: FieldName): string
}

export function fieldReader(mapping: Mapping, compiler: Compiler): FieldReader {
  const takes = new Map(
    Object.entries(mapping.fields).map(([name, expression]) => [name as FieldName, compiler.compile(expression)]),
  )
  const { plainText } = compiler.surroundings
  // One programme's description stands in each of its rows.
  const texts = new Map<string, { text: string; repairs: readonly Repair[] }>()
  const columnOf = (name: FieldName): string => {
    const expression = mapping.fields[name]
    return expression === undefined ? name : compiler.columnOf(expression) || name
  }
  const value: FieldReader['value'] = (name, fields, notes) => takes.get(name)?.(fields, notes) ?? null
  return {
    value,
    columnOf,
    line(name, fields, notes) {
      const text = textOf(value(name, fields, notes))
      if (text === null) return null
      const clean = onOneLine(cleanText(text.slice(0, longestText), plainText, notes))
      if (clean.length > longestTitle) notes.trouble(columnOf(name), clean, 'text-too-long')
      return clean === '' ? null : clean
    },
    text(name, fields, notes) {
      const text = textOf(value(name, fields, notes)) ?? ''
      if (text === '') return ''
      if (text.length > longestText) notes.trouble(columnOf(name), text, 'text-too-long')
      const found = texts.get(text)
      if (found) {
        found.repairs.forEach((repair) => notes.repaired(repair))
        return found.text
      }
      const repairs: Repair[] = []
      const clean = onLines(
        cleanText(text.slice(0, longestText), plainText, { ...notes, repaired: (repair) => repairs.push(repair) }),
      )
      repairs.forEach((repair) => notes.repaired(repair))
      if (texts.size < textsKept) texts.set(text, { text: clean, repairs })
      return clean
    },
    list: (name, fields, notes) => listOf(value(name, fields, notes)),
    yes: (name, fields, notes) => value(name, fields, notes) === true,
    number(name, fields, notes) {
      const found = value(name, fields, notes)
      if (found === null || typeof found === 'number') return found
      const number = Number(textOf(found))
      if (Number.isFinite(number)) return number
      notes.trouble(columnOf(name), textOf(found), 'not-a-number')
      return null
    },
    link(name, fields, notes) {
      const text = listOf(value(name, fields, notes))[0]
      return text !== undefined && webAddress.test(text) ? text : null
    },
  }
}
