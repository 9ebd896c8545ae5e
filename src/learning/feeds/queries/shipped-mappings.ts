import { readdirSync, readFileSync } from 'node:fs'
import { mappingShape, type Mapping } from '../words.ts'

/** Those of standards, and those of the demonstration's feeds: data beside the code, read once. */
const folders = [new URL('../mappings/', import.meta.url), new URL('../../../../demo/mappings/', import.meta.url)]

let shipped: ReadonlyMap<string, Mapping> | undefined

/** The mappings that come with the house, by name, in the order of their names. */
export function shippedMappings(): ReadonlyMap<string, Mapping> {
  shipped ??= new Map(
    folders
      .flatMap((folder) => readdirSync(folder).map((file) => new URL(file, folder)))
      .filter((file) => file.pathname.endsWith('.json'))
      .map((file) => mappingShape.parse(JSON.parse(readFileSync(file, 'utf8'))))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map((mapping) => [mapping.name, mapping]),
  )
  return shipped
}
