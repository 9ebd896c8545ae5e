import { mappingShape, type Expression, type FieldName, type Mapping } from '../../words.ts'
import type { Looked, proposeMapping } from './propose-mapping.ts'

/**
 * A proposal that can be read, whatever the columns are called: without a title the first column is one, without a host
 * the source's own name stands there until a person says better.
 */
export function completeMapping(
  proposed: ReturnType<typeof proposeMapping>,
  looked: Looked,
  hostName: string,
): Mapping {
  const { title = looked.columns[0] ?? 'title', host = { take: 'constant', value: hostName } } = proposed.fields
  const fields: Partial<Record<FieldName, Expression>> = { ...proposed.fields, title, host }
  return mappingShape.parse({ ...proposed, fields })
}
