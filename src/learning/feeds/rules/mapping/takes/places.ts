import { isPoint, type Point } from '#kernel/place.ts'
import type { TakeMaker } from '../compile-expression.ts'
import { textOf, type Notes, type Value } from '../value.ts'
import { readNumber } from './numbers.ts'

const pairShape = /\(\s*([+-]?\d+(?:\.\d+)?)[\s,]+([+-]?\d+(?:\.\d+)?)\s*\)/

/**
 * A point, or trouble. Nothing at all, and the zero of both axes that a program wrote for "unknown", are no point.
 * Degrees that do not exist one way round but do the other are left for `clean-point` to swap.
 */
function pointOf(lat: number, lon: number, column: string, written: string, notes: Notes): Value {
  if (lat === 0 && lon === 0) {
    notes.repaired('point-missing')
    return null
  }
  const point: Point = { lat, lon }
  if (isPoint(point) || isPoint({ lat: lon, lon: lat })) return { point }
  notes.trouble(column, written, 'point-impossible')
  return null
}

/** Takes that tell where. */
export const placeTakes = {
  point: ({ lat, lon }, { compile, columnOf }) => {
    const takeLat = compile(lat)
    const takeLon = compile(lon)
    const column = columnOf(lat)
    return (fields, notes) => {
      const latText = textOf(takeLat(fields, notes))
      const lonText = textOf(takeLon(fields, notes))
      if (latText === null || lonText === null) return null
      const latNumber = readNumber(latText)
      const lonNumber = readNumber(lonText)
      if (latNumber !== null && lonNumber !== null)
        return pointOf(latNumber, lonNumber, column, `${latText}, ${lonText}`, notes)
      notes.trouble(column, `${latText}, ${lonText}`, 'point-impossible')
      return null
    }
  },

  'point-text': ({ of, order }, { compile, columnOf }) => {
    const take = compile(of)
    const column = columnOf(of)
    return (fields, notes) => {
      const text = textOf(take(fields, notes))
      if (text === null) return null
      const found = pairShape.exec(text)
      if (!found) return null
      const [first, second] = [Number(found[1]), Number(found[2])]
      return order === 'lon-lat'
        ? pointOf(second, first, column, text, notes)
        : pointOf(first, second, column, text, notes)
    }
  },
} satisfies { readonly [Name in 'point' | 'point-text']: TakeMaker<Name> }
