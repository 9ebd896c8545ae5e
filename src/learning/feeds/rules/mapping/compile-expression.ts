import type { Expression, Mapping, TakeExpression } from '../../words.ts'
import { readColumn } from './read-column.ts'
import { numberTakes } from './takes/numbers.ts'
import { placeTakes } from './takes/places.ts'
import { priceTakes } from './takes/prices.ts'
import { themeTakes } from './takes/themes.ts'
import { timeTakes } from './takes/times.ts'
import { wordTakes } from './takes/words.ts'
import type { Surroundings, Take } from './value.ts'

export interface Compiler {
  readonly surroundings: Surroundings
  compile(expression: Expression): Take
  /** The column an expression reads first, for the report. */
  columnOf(expression: Expression): string
}

export type TakeOf<Name extends TakeExpression['take']> = Extract<TakeExpression, { take: Name }>
export type TakeMaker<Name extends TakeExpression['take']> = (expression: TakeOf<Name>, compiler: Compiler) => Take
type Registry = { readonly [Name in TakeExpression['take']]: TakeMaker<Name> }

/** The closed list of what a mapping can do; the compiler proves that no kind is missing. */
const registry: Registry = {
  ...wordTakes,
  ...timeTakes,
  ...numberTakes,
  ...priceTakes,
  ...placeTakes,
  ...themeTakes,
}

/** The first column an expression reads; a constant reads none. */
export function columnOf(expression: Expression | undefined): string {
  if (expression === undefined) return ''
  if (typeof expression === 'string') return expression
  for (const part of Object.values(expression) as unknown[]) {
    const inner = Array.isArray(part) ? part : [part]
    for (const one of inner) {
      if (typeof one === 'object' && one !== null && 'take' in one) {
        const found = columnOf(one as TakeExpression)
        if (found !== '') return found
      }
    }
  }
  const direct: unknown =
    'of' in expression
      ? expression.of
      : 'days' in expression
        ? expression.days
        : 'lat' in expression
          ? expression.lat
          : ''
  if (typeof direct === 'string') return direct
  return Array.isArray(direct) ? (direct.find((one): one is string => typeof one === 'string') ?? '') : ''
}

/** Makes the readers of a mapping's expressions once, so that each of ten thousand rows only runs them. */
export function compilerFor(mapping: Pick<Mapping, 'nothing'>, surroundings: Surroundings): Compiler {
  const compiler: Compiler = {
    surroundings,
    columnOf,
    compile(expression) {
      if (typeof expression === 'string') return readColumn(expression, mapping.nothing)
      const make = registry[expression.take] as TakeMaker<typeof expression.take>
      return make(expression as never, compiler)
    },
  }
  return compiler
}
