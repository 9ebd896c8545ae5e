import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import { loadAsk } from '../store/asks.ts'
import { loadPaths, loadSlots } from '../store/paths.ts'
import type { AskSeen } from '../words-for-pages.ts'
import type { Ask } from '../words.ts'
import type { City } from '#platform/database/city.ts'

/** Wishes with what they are for, in the order given. */
export async function asksSeen(tx: Tx, asks: readonly Ask[]): Promise<AskSeen[]> {
  const pathIds = [...new Set(asks.map(({ pathId }) => pathId))]
  const paths = new Map((await loadPaths(tx, { ids: pathIds })).map((path) => [path.id, path]))
  const slots = await loadSlots(tx, pathIds)
  const hosts = await organisationsById(tx, [...new Set([...paths.values()].map(({ hostId }) => hostId))])
  const nameOf = new Map(hosts.map(({ id, name }) => [id, name]))
  return asks.map((ask) => {
    const path = paths.get(ask.pathId)!
    return {
      ask,
      path,
      slots: slots.filter(({ id }) => ask.slotIds.includes(id)),
      hostName: nameOf.get(path.hostId) ?? '',
    }
  })
}

/** A wish with what it is for, for whoever tells of it; null: it is gone. */
export const askTold = (askId: Id, city: City): Promise<AskSeen | null> =>
  city.reading(async (tx) => {
    const ask = await loadAsk(tx, askId)
    return ask === null ? null : (await asksSeen(tx, [ask]))[0]!
  })
