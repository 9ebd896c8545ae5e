import { fold } from '#laws/text/fold.ts'
import type { Scalar, TableEntry } from '../../../words.ts'
import type { TakeMaker } from '../compile-expression.ts'
import { listOf, textOf, type Value } from '../value.ts'

/** A cell a pattern is tried on is cut here, so that no pattern takes long. */
const patternReach = 2000

const said = (value: Value): boolean => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

const flat = (entry: TableEntry | undefined): readonly Scalar[] =>
  entry === undefined || entry === null ? [] : typeof entry === 'object' ? entry : [entry]

const foldedSet = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(fold))

const titleCase = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(^|[\s\-/('])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase())

/** Takes that choose, join and translate words. */
export const wordTakes = {
  constant: ({ value }) => {
    const fixed = value as Value
    return () => fixed
  },

  'first-of': ({ of }, { compile }) => {
    const takes = of.map(compile)
    return (fields, notes) => {
      for (const take of takes) {
        const value = take(fields, notes)
        if (said(value)) return value
      }
      return null
    }
  },

  join: ({ of, with: glue }, { compile }) => {
    const takes = of.map(compile)
    return (fields, notes) => {
      const parts = takes.map((take) => textOf(take(fields, notes))).filter((part) => part !== null)
      return parts.length === 0 ? null : parts.join(glue)
    }
  },

  split: ({ of, on }, { compile }) => {
    const take = compile(of)
    return (fields, notes) =>
      listOf(take(fields, notes)).flatMap((text) =>
        text
          .split(on)
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      )
  },

  table: ({ of, table, otherwise }, { compile }) => {
    const take = compile(of)
    const known = new Map(Object.entries(table).map(([word, entry]) => [fold(word), entry]))
    return (fields, notes) => {
      const value = take(fields, notes)
      if (!Array.isArray(value)) {
        const text = textOf(value)
        const entry = text === null ? undefined : known.get(fold(text))
        return (entry === undefined ? (otherwise ?? null) : entry) as Value
      }
      const found = value.flatMap((word) => flat(known.get(fold(String(word)))))
      return found.length > 0 ? [...new Set(found)] : ((otherwise ?? null) as Value)
    }
  },

  capture: ({ of, pattern }, { compile }) => {
    const take = compile(of)
    const shape = new RegExp(pattern, 'iu')
    return (fields, notes) => {
      const found = shape.exec((textOf(take(fields, notes)) ?? '').slice(0, patternReach))
      return found ? (found[1] ?? found[0]).trim() || null : null
    }
  },

  is: ({ of, yes }, { compile }) => {
    const take = compile(of)
    const words = foldedSet(yes)
    return (fields, notes) => {
      const value = take(fields, notes)
      if (!said(value)) return null
      return listOf(value).some((word) => words.has(fold(word)))
    }
  },

  if: ({ of, is, so, otherwise }, { compile }) => {
    const take = compile(of)
    const words = is ? foldedSet(is) : null
    const then = compile(so)
    const other = otherwise === undefined ? null : compile(otherwise)
    return (fields, notes) => {
      const value = take(fields, notes)
      const holds = words ? listOf(value).some((word) => words.has(fold(word))) : said(value) && value !== false
      return holds ? then(fields, notes) : (other?.(fields, notes) ?? null)
    }
  },

  titled: ({ of }, { compile }) => {
    const take = compile(of)
    return (fields, notes) => {
      const text = textOf(take(fields, notes))
      return text === null ? null : titleCase(text)
    }
  },

  spaced: ({ of }, { compile }) => {
    const take = compile(of)
    return (fields, notes) => textOf(take(fields, notes))?.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ') ?? null
  },
} satisfies {
  readonly [
    Name in 'constant' | 'first-of' | 'join' | 'split' | 'table' | 'capture' | 'is' | 'if' | 'titled' | 'spaced'
  ]: TakeMaker<Name>
}
