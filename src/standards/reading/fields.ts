import type { Fields, Value } from './words.ts'

const isRecord = (value: Value | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The value at a path: `address.district.@id`, `offers.0.price`. A key that itself holds dots wins over the path.
 * Undefined when any step is missing.
 */
export function valueAt(fields: Fields, path: string): Value | undefined {
  if (Object.hasOwn(fields, path)) return fields[path]
  let value: Value | undefined = fields
  for (const step of path.split('.')) {
    if (Array.isArray(value)) value = (value as readonly Value[])[Number(step)]
    else if (isRecord(value) && Object.hasOwn(value, step)) value = value[step]
    else return undefined
  }
  return value
}

const mostFlattened = 500

/** Every leaf with its path, for choosing columns. Lists of plain values stay lists; of records, the first three open. */
export function flattenFields(fields: Fields): Record<string, Value> {
  const flat: Record<string, Value> = {}
  let count = 0
  const walk = (value: Value, path: string): void => {
    if (count >= mostFlattened) return
    if (Array.isArray(value) && value.some((item) => isRecord(item as Value))) {
      for (const [index, item] of value.slice(0, 3).entries()) walk(item as Value, `${path}.${index}`)
    } else if (isRecord(value)) {
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`)
    } else {
      flat[path] = value
      count += 1
    }
  }
  walk(fields, '')
  return flat
}
