import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { compactName } from '#laws/text/fold-name.ts'
import type { EcosystemRefusal, OtherName } from '../words.ts'

export interface NamedArea {
  readonly foldedName: string
  readonly name: string
  readonly areaId: Id
}

/** Other names point at areas that exist; a name given twice covers the areas of both. */
export function nameAreas(
  names: readonly OtherName[],
  areas: readonly { readonly id: Id; readonly name: string }[],
): Result<NamedArea[], EcosystemRefusal> {
  const byName = new Map(areas.map((area) => [compactName(area.name), area.id]))
  const named = new Map<string, NamedArea>()
  for (const { name, areaNames } of names) {
    for (const areaName of areaNames) {
      const areaId = byName.get(compactName(areaName))
      if (areaId === undefined) return refuse('ecosystems.unknown-area', { name: areaName })
      const foldedName = compactName(name)
      named.set(`${foldedName} ${areaId}`, { foldedName, name, areaId })
    }
  }
  return accept([...named.values()])
}
