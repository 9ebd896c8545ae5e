import type { EcosystemFacts } from '#platform/http/desk.ts'

/** Which ecosystems are here, from memory: asked on every request, and while the database is away. */
export interface Directory {
  all(): readonly EcosystemFacts[]
  bySlug(slug: string): EcosystemFacts | null
  byHost(host: string): EcosystemFacts | null
  byId(id: string): EcosystemFacts | null
  /** Reads them again; called when one was created or changed. */
  refresh(): Promise<void>
}

export async function openDirectory(read: () => Promise<readonly EcosystemFacts[]>): Promise<Directory> {
  let list: readonly EcosystemFacts[] = []
  let slugs = new Map<string, EcosystemFacts>()
  let hosts = new Map<string, EcosystemFacts>()
  let ids = new Map<string, EcosystemFacts>()
  const refresh = async (): Promise<void> => {
    list = await read()
    slugs = new Map(list.map((each) => [each.slug, each]))
    hosts = new Map(list.flatMap((each) => (each.host === null ? [] : [[each.host, each] as const])))
    ids = new Map(list.map((each) => [each.id, each]))
  }
  await refresh()
  return {
    all: () => list,
    bySlug: (slug) => slugs.get(slug) ?? null,
    byHost: (host) => hosts.get(host) ?? null,
    byId: (id) => ids.get(id) ?? null,
    refresh,
  }
}
