import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Clock } from '#platform/clock.ts'
import type { City } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import { hearNotices, type Line } from '#platform/database/hear-notices.ts'
import { rolesToday } from '../rules/roles-today.ts'
import { loadPersonOfAccount, loadRoles } from '../store.ts'
import type { RoleGiven } from '../words.ts'

type PersonActor = Extract<Actor, { kind: 'person' }>

/** Who accounts are in each place, as this process remembers it. */
export interface KeptActors {
  /** Who an account is in this city at this moment; null: nobody. */
  of(accountId: Id, city: City, timeZone: string): Promise<PersonActor | null>
  /** From now on what is remembered of a place is also forgotten the moment a role or a link changes there. */
  watch(): Promise<{ stop(): Promise<void> }>
}

interface Known {
  readonly ecosystemId: Id
  readonly person: Id
  /** All that were ever given: which of them run is asked anew each time, for midnight needs no notice. */
  readonly roles: readonly RoleGiven[]
  readonly since: number
}

const keptMilliseconds = 30_000
const most = 10_000

/** Remembers who somebody is for half a minute, as the sessions are: only while this process hears of what ends. */
export function openKeptActors(database: Database, clock: Clock): KeptActors {
  const kept = new Map<string, Known>()
  let line: Line | null = null
  let changes = 0

  const forget = (ecosystemId = ''): void => {
    changes += 1
    for (const [key, known] of kept) if (ecosystemId === '' || known.ecosystemId === ecosystemId) kept.delete(key)
  }
  const actor = ({ person, roles }: Known, timeZone: string): PersonActor => ({
    kind: 'person',
    person,
    roles: rolesToday(roles, dayIn(timeZone, clock.now())),
  })

  return {
    of: async (accountId, city, timeZone) => {
      const key = `${city.ecosystemId} ${accountId}`
      const now = clock.now()
      const known = kept.get(key)
      // Kept in the future: the clock was set back, and nobody knows how long ago that was.
      if (known && known.since <= now && now < known.since + keptMilliseconds) return actor(known, timeZone)
      kept.delete(key)
      const changesBefore = changes
      const fresh = await city.reading(async (tx): Promise<Known | null> => {
        const person = await loadPersonOfAccount(tx, accountId)
        if (person === null) return null
        return { ecosystemId: city.ecosystemId, person, roles: await loadRoles(tx, person), since: now }
      })
      if (fresh === null) return null
      if (line?.hears() === true && changes === changesBefore) {
        if (kept.size >= most) kept.delete(kept.keys().next().value!)
        kept.set(key, fresh)
      }
      return actor(fresh, timeZone)
    },
    watch: async () => {
      line = await hearNotices(database, 'hedgerow_actors', { onNotice: forget, onSilence: () => forget() })
      return line
    },
  }
}
