/** A thing of JSON-LD or microdata as it came: any key may hold one value, a list, or nothing. */
export type Node = Readonly<Record<string, unknown>>

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const withoutVocabulary = (name: string): string => name.replace(/^(?:https?:\/\/schema\.org\/|schema:|oa:|beta:)/, '')

/** Values under a key, however the vocabulary and JSON-LD's own words are written: `type`, `@type`, `schema:type`. */
export function all(node: Node, key: string): readonly unknown[] {
  const value = node[key] ?? node[`@${key}`] ?? node[`schema:${key}`] ?? node[`https://schema.org/${key}`]
  if (value === undefined || value === null) return []
  if (isNode(value) && Array.isArray(value['@list'])) return value['@list']
  return Array.isArray(value) ? value : [value]
}

export const nodes = (node: Node, key: string): readonly Node[] => all(node, key).filter(isNode)

/** A plain value as text: numbers too, and `{"@value": …}`. A thing answers with its name or address. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!isNode(value)) return ''
  for (const key of ['@value', 'name', 'prefLabel', 'value', '@id', 'id', 'url']) {
    const inner = value[key]
    if (typeof inner === 'string' || typeof inner === 'number') return String(inner).trim()
  }
  return ''
}

/** First text at a path, `location.address.postalCode`; empty when any step is missing. */
export function text(node: Node, path: string): string {
  const [first, ...rest] = path.split('.')
  if (rest.length === 0) {
    for (const value of all(node, first!)) {
      const found = textOf(value)
      if (found !== '') return found
    }
    return ''
  }
  for (const inner of nodes(node, first!)) {
    const found = text(inner, rest.join('.'))
    if (found !== '') return found
  }
  return ''
}

export const texts = (node: Node, key: string): string[] =>
  all(node, key)
    .map(textOf)
    .filter((each) => each !== '')

export function number(node: Node, path: string): number | null {
  const written = text(node, path)
  return /^[+-]?\d+(?:[.,]\d+)?$/.test(written) ? Number(written.replace(',', '.')) : null
}

/** `Event`, `SessionSeries`… without the vocabulary before it. */
export const typesOf = (node: Node): string[] => texts(node, 'type').map(withoutVocabulary)

/** The last word of a term's address: `https://schema.org/EventCancelled` → `EventCancelled`. */
export const term = (written: string): string => /[^/#:]*$/.exec(written)?.[0] ?? ''
