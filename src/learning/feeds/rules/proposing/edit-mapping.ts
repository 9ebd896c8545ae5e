import { mappingShape, type Expression, type FieldName, type Mapping } from '../../words.ts'
import { expressionFor } from './propose-mapping.ts'

/** Fields the page asks for one by one; the others are in the mapping's text. */
export const fieldsAskedFor = [
  'title',
  'host',
  'description',
  'originalId',
  'startOn',
  'startTime',
  'endOn',
  'endTime',
  'venueName',
  'address',
  'area',
  'ageMin',
  'ageMax',
  'price',
  'link',
] as const satisfies readonly FieldName[]

/** What a person picked for a field: nothing, the rule that is there, or a column. */
export type Pick = '' | 'kept' | `column:${string}`

/** What stands chosen for an expression, and the rule in words where it is more than one column read plainly. */
export function pickOf(expression: Expression | undefined): { readonly pick: Pick; readonly rule: string | null } {
  if (expression === undefined) return { pick: '', rule: null }
  if (typeof expression === 'string') return { pick: `column:${expression}`, rule: null }
  if ('of' in expression && typeof expression.of === 'string') {
    return { pick: 'kept', rule: `${expression.take}: ${expression.of}` }
  }
  return { pick: 'kept', rule: expression.take }
}

/**
 * The mapping a person's picks make of this one. A column picked anew is read as its cells look; what she left alone
 * stays as it is. Null: title or host would have no column.
 */
export function editMapping(
  mapping: Mapping,
  picks: Partial<Record<FieldName, string>>,
  cellsOf: (column: string) => readonly string[],
): Mapping | null {
  const fields: Partial<Record<FieldName, Expression>> = { ...mapping.fields }
  for (const field of fieldsAskedFor) {
    const pick = picks[field]
    if (pick === undefined || pick === 'kept' || pick === pickOf(mapping.fields[field]).pick) continue
    if (pick === '') delete fields[field]
    else {
      const column = pick.slice('column:'.length)
      fields[field] = expressionFor(field, column, cellsOf(column)) ?? column
    }
  }
  const edited = mappingShape.safeParse({ ...mapping, fields })
  return edited.success ? edited.data : null
}
