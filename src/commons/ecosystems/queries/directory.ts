import type { Id } from '#kernel/id.ts'
import type { Database } from '#platform/database/database.ts'
import { loadEcosystems } from '../store/ecosystems.ts'
import type { Ecosystem } from '../words.ts'

/** All ecosystems of the installation in memory, so that pages go on while the database is away. */
export interface Directory {
  all(): readonly Ecosystem[]
  bySlug(slug: string): Ecosystem | null
  byHost(host: string): Ecosystem | null
  byId(id: Id): Ecosystem | null
  /** Reads them again; called when the outbox tells that one was made or edited. */
  refresh(): Promise<void>
}

export async function openDirectory(database: Pick<Database, 'installation'>): Promise<Directory> {
  let ecosystems: readonly Ecosystem[] = []
  let slugs = new Map<string, Ecosystem>()
  let hosts = new Map<string, Ecosystem>()
  let ids = new Map<Id, Ecosystem>()
  const refresh = async (): Promise<void> => {
    ecosystems = await loadEcosystems(database.installation)
    slugs = new Map(ecosystems.map((ecosystem) => [ecosystem.slug, ecosystem]))
    hosts = new Map(ecosystems.flatMap((ecosystem) => (ecosystem.host === null ? [] : [[ecosystem.host, ecosystem]])))
    ids = new Map(ecosystems.map((ecosystem) => [ecosystem.id, ecosystem]))
  }
  await refresh()
  return {
    all: () => ecosystems,
    bySlug: (slug) => slugs.get(slug) ?? null,
    byHost: (host) => hosts.get(host.toLowerCase()) ?? null,
    byId: (id) => ids.get(id) ?? null,
    refresh,
  }
}
