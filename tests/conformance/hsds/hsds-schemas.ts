import { readFileSync } from 'node:fs'
import { Ajv, type AnySchemaObject } from 'ajv'
import { default as addFormats } from 'ajv-formats'

const schemas = JSON.parse(readFileSync(new URL('./hsds-3.0-schemas.json', import.meta.url), 'utf8')) as Record<
  string,
  AnySchemaObject
>

// The schemas carry words of table schemas too ("constraints", "core"), which JSON Schema does not know.
const ajv = new Ajv({ strict: false, allErrors: true })
;(addFormats as unknown as (target: Ajv) => void)(ajv)
for (const [file, schema] of Object.entries(schemas)) ajv.addSchema({ ...schema, $id: `https://hsds.example/${file}` })

/** What HSDS 3.0 says against a document, one line each; none when it is valid. Fields it does not know are told too. */
export function hsdsMistakes(kind: 'service' | 'organization' | 'location', document: unknown): string[] {
  const validate = ajv.getSchema(`https://hsds.example/${kind}.json`)!
  const valid = validate(document)
  const wrong = valid ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
  return [...wrong, ...unknownFields(document, `${kind}.json`, '')]
}

function unknownFields(value: unknown, file: string, path: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  const properties = schemas[file]!['properties'] as Record<string, { $ref?: string; items?: { $ref?: string } }>
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = properties[key]
    if (known === undefined) return [`${path}/${key} is no field of HSDS`]
    const next = known.$ref ?? known.items?.$ref
    if (next === undefined) return []
    const list = Array.isArray(inner) ? inner : [inner]
    return list.flatMap((each, index) => unknownFields(each, next, `${path}/${key}/${index}`))
  })
}
