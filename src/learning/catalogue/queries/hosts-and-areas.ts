import { areasOfEcosystem, type AreaOutline } from '#commons/ecosystems'
import { organisationsOfEcosystem, type Organisation } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { catalogueVersion } from './other-answers.ts'

/** What listings refer to by id, read once for each version of the catalogue, which changes when any of it does. */
export interface HostsAndAreas {
  readonly hosts: ReadonlyMap<Id, Organisation>
  readonly areas: readonly AreaOutline[]
  readonly areaById: ReadonlyMap<Id, AreaOutline>
}

const kept = new Map<Id, { readonly version: number; readonly read: Promise<HostsAndAreas> }>()
const mostKept = 32

export async function hostsAndAreas(city: City): Promise<HostsAndAreas> {
  const version = await catalogueVersion(city)
  const known = kept.get(city.ecosystemId)
  if (known?.version === version) return known.read
  const read = readThem(city)
  kept.delete(city.ecosystemId)
  kept.set(city.ecosystemId, { version, read })
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  // A failed reading is tried again by the next who asks.
  read.catch(() => kept.delete(city.ecosystemId))
  return read
}

async function readThem(city: City): Promise<HostsAndAreas> {
  const hosts = await organisationsOfEcosystem(city)
  const areas = await areasOfEcosystem(city)
  return {
    areas,
    hosts: new Map(hosts.map((host) => [host.id, host])),
    areaById: new Map(areas.map((area) => [area.id, area])),
  }
}
