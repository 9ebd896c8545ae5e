import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'

/** The names of these hosts, within the reader's transaction. */
export async function hostNames(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const hosts = await organisationsById(tx, [...new Set(ids)])
  return new Map(hosts.map(({ id, name }) => [id, name]))
}
