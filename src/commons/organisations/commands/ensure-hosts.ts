import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { foldName } from '#laws/text/fold-name.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { kindOfName } from '../rules/kind-of-name.ts'
import { slugOfName } from '../rules/slug-of-name.ts'
import { addHosts, loadKnownHosts, type HostToAdd } from '../store/organisations.ts'

/**
 * Sees to it that an organisation of each name exists, within the caller's transaction (an import).
 * Names that fold alike are one organisation; it keeps the spelling it was first written in, and is found by the names it
 * had before a person gave it another.
 * @returns the id for each name exactly as given
 */
export async function ensureHosts(
  tx: Tx,
  city: City,
  names: Iterable<string>,
  by: Actor,
): Promise<ReadonlyMap<string, Id>> {
  const known = await loadKnownHosts(tx)
  const formerly = known.flatMap(({ id, formerNames }) => formerNames.map((name) => [name, id] as const))
  const ids = new Map([...formerly, ...known.map(({ foldedName, id }) => [foldedName, id] as const)])
  const slugs = new Set(known.map((host) => host.slug))
  const added: HostToAdd[] = []
  const answer = new Map<string, Id>()
  for (const name of names) {
    const foldedName = foldName(name) || name
    let id = ids.get(foldedName)
    if (id === undefined) {
      id = city.newId()
      const slug = slugOfName(name, slugs)
      slugs.add(slug)
      ids.set(foldedName, id)
      added.push({ id, slug, name: name.trim(), foldedName, kind: kindOfName(name) })
    }
    answer.set(name, id)
  }
  if (added.length > 0) {
    await addHosts(tx, added)
    await record(
      tx,
      [happened('organisations.hosts-added', by, { organisationIds: added.map(({ id }) => id) })],
      city.now(),
    )
  }
  return answer
}
