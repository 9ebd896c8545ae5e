import { fold } from '#laws/text/fold.ts'
import type { Scalar, TableEntry } from '../../../words.ts'
import type { TakeMaker } from '../compile-expression.ts'
import { listOf, remembered, textOf, type Value } from '../value.ts'

/** A cell a pattern is tried on is cut here, so that no pattern takes long. */
const patternReach = 2000

const said = (value: Value): boolean => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

const flat = (entry: TableEntry | undefined): readonly Scalar[] =>
  entry === undefined || entry === null ? [] : typeof entry === 'object' ? entry : [entry]

/** Is it one of these words, however it is written? */
function oneOf(words: readonly string[]): (text: string) => boolean {
  const folded = new Set(words.map(fold))
  return remembered((text) => folded.has(fold(text)))
}

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
    const ours = remembered((text) => {
      const entry = known.get(fold(text))
      return (entry === undefined ? (otherwise ?? null) : entry) as Value
    })
    return (fields, notes) => {
      const value = take(fields, notes)
      if (!Array.isArray(value)) {
        const text = textOf(value)
        return text === null ? ((otherwise ?? null) as Value) : ours(text)
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
    const isYes = oneOf(yes)
    return (fields, notes) => {
      const value = take(fields, notes)
      if (!said(value)) return null
      return listOf(value).some(isYes)
    }
  },

  if: ({ of, is, so, otherwise }, { compile }) => {
    const take = compile(of)
    const matches = is ? oneOf(is) : null
    const then = compile(so)
    const other = otherwise === undefined ? null : compile(otherwise)
    return (fields, notes) => {
      const value = take(fields, notes)
      const holds = matches ? listOf(value).some(matches) : said(value) && value !== false
      return holds ? then(fields, notes) : (other?.(fields, notes) ?? null)
    }
  },

  titled: ({ of }, { compile }) => {
    const take = compile(of)
    const titled = remembered(titleCase)
    return (fields, notes) => {
      const text = textOf(take(fields, notes))
      return text === null ? null : titled(text)
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
