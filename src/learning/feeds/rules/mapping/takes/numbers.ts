import { ageFromText } from '#laws/repair/age-from-text.ts'
import type { TakeMaker } from '../compile-expression.ts'
import { textOf } from '../value.ts'

const numberShape = /^[+-]?\d[\d\s.,']*$/

/** `1.234,5`, `1,234.5`, `12` and `0,7` as a number; null for anything else. */
export function readNumber(text: string): number | null {
  const bare = text.trim()
  if (!numberShape.test(bare)) return null
  const compact = bare.replace(/[\s']/g, '')
  const lastComma = compact.lastIndexOf(',')
  const lastDot = compact.lastIndexOf('.')
  const decimal = lastComma > lastDot ? ',' : '.'
  const thousands = decimal === ',' ? /\./g : /,/g
  const grouped = lastComma >= 0 && lastDot < 0 && /^[+-]?\d{1,3}(,\d{3})+$/.test(compact)
  const plain = grouped ? compact.replace(/,/g, '') : compact.replace(thousands, '').replace(',', '.')
  const value = Number(plain)
  return Number.isFinite(value) ? value : null
}

/** Takes that count. */
export const numberTakes = {
  number: ({ of, noLimitAt }, { compile, columnOf }) => {
    const take = compile(of)
    const column = columnOf(of)
    return (fields, notes) => {
      const value = take(fields, notes)
      const text = textOf(value)
      if (text === null) return null
      const number = typeof value === 'number' ? value : readNumber(text)
      if (number === null) {
        notes.trouble(column, text, 'not-a-number')
        return null
      }
      if (number !== noLimitAt) return number
      notes.repaired('age-no-limit')
      return null
    }
  },

  'ages-in-text': ({ of }, { compile, surroundings }) => {
    const takes = of.map(compile)
    return (fields, notes) => {
      for (const take of takes) {
        const text = textOf(take(fields, notes))
        const ages = text === null ? null : ageFromText(text, surroundings.language)
        if (ages) return { ages }
      }
      return null
    }
  },
} satisfies { readonly [Name in 'number' | 'ages-in-text']: TakeMaker<Name> }
