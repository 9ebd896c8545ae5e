import { foldName } from '#laws/text/fold-name.ts'
import { rosterFields, type ColumnMap, type RosterField } from '../words.ts'
import { languageOf } from './read-language.ts'
import { readBirth } from './read-birth.ts'

/** A column that does not hold what it is said to; with the one that does, if there is one. */
export interface Doubt {
  readonly field: RosterField
  readonly column: string
  /** By what its cells look like, or by how often they repeat. */
  readonly by: 'looks' | 'repeats'
  /** How many of the filled cells looked at do not fit; where they ought to repeat: how many different ones there are. */
  readonly wrong: number
  readonly of: number
  readonly rather: string | null
}

const hasLetters = /\p{L}/u
const hasDigits = /\p{N}/u

/** Does a cell look like this? Only where looks can tell; the others fit always. */
const looksLike: Readonly<Partial<Record<RosterField, (cell: string) => boolean>>> = {
  name: (cell) => hasLetters.test(cell) && !hasDigits.test(cell),
  'given-name': (cell) => hasLetters.test(cell) && !hasDigits.test(cell),
  'family-name': (cell) => hasLetters.test(cell) && !hasDigits.test(cell),
  teacher: (cell) => hasLetters.test(cell) && !hasDigits.test(cell),
  birth: (cell) => readBirth(cell, 'day-first') !== null,
  'birth-year': (cell) => /^(19|20)\d\d$/.test(cell.trim()),
  'birth-month': (cell) => /^(0?[1-9]|1[0-2])$/.test(cell.trim()),
  language: (cell) => languageOf(cell) !== null,
}

/** More misfits than this and it is the column that is wrong, not a few cells. */
const mostWrong = 0.5
/** A column nobody doubts must fit nearly in whole to be called the right one. */
const mostWrongElsewhere = 0.1
const cellsToTell = 3

/**
 * Columns that hold something else than they are said to (P1: a birth column full of names would keep names). Which one
 * holds it instead is told where exactly one other column fits, before all one that is in doubt itself.
 * @param sample filled cells of each column
 */
export function doubtColumns({ columns }: ColumnMap, sample: ReadonlyMap<string, readonly string[]>): Doubt[] {
  const filled = (column: string): string[] => (sample.get(column) ?? []).filter((cell) => cell.trim() !== '')
  const misfits = (field: RosterField, column: string): { wrong: number; of: number } => {
    const cells = filled(column)
    const fits = looksLike[field]!
    return { wrong: cells.filter((cell) => !fits(cell)).length, of: cells.length }
  }
  const strange = rosterFields.flatMap((field) => {
    const column = columns[field]
    if (column === undefined || looksLike[field] === undefined) return []
    const { wrong, of } = misfits(field, column)
    return of < cellsToTell || wrong / of <= mostWrong ? [] : [{ field, column, wrong, of }]
  })
  const doubts = strange.map((one): Doubt => {
    const fitting = (others: readonly string[], most: number): string[] =>
      others.filter((other) => {
        const { wrong, of } = misfits(one.field, other)
        return other !== one.column && of >= cellsToTell && wrong / of <= most
      })
    // Of two that are both wrong, one that mostly fits is the other half of the swap, a few bad cells or not.
    const halves = fitting([...new Set(strange.map(({ column }) => column))], mostWrong)
    const found = halves.length === 1 ? halves : fitting([...sample.keys()], mostWrongElsewhere)
    return { ...one, by: 'looks', rather: found.length === 1 ? found[0]! : null }
  })
  return [...doubts, ...swapped(columns, filled)]
}

/**
 * What one column holds seldom twice and another over and over, and how it ought to be: a school has many classes and a
 * class one school, a class and its teacher have many children. Where it is clearly the other way round, the two were
 * swapped. Somebody may be in several clubs, so children ask for more proof.
 */
const fewToMany = [
  { few: 'school', many: 'group', least: 4, times: 2 },
  { few: 'group', many: 'name', least: 8, times: 4 },
  { few: 'teacher', many: 'name', least: 8, times: 4 },
] as const

function swapped(columns: ColumnMap['columns'], filled: (column: string) => string[]): Doubt[] {
  const distinct = (column: string): number => new Set(filled(column).map((cell) => foldName(cell) || cell)).size
  return fewToMany.flatMap(({ few, many, least, times }): Doubt[] => {
    const [column, rather] = [columns[few], columns[many]]
    if (column === undefined || rather === undefined) return []
    const found = distinct(column)
    if (found < least || found < times * distinct(rather)) return []
    return [{ field: few, column, by: 'repeats', wrong: found, of: filled(column).length, rather }]
  })
}
