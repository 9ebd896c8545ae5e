import type { Database } from '../database.ts'
import { hangBell } from './bell.ts'
import { loadCursor, positionNow, readOutbox, saveCursor, type OutboxEvent, type Position } from './reading.ts'

const batch = 500

export interface Follower {
  /** Events in order, told again from the first untold one when it throws. */
  readonly onEvents: (events: readonly OutboxEvent[]) => Promise<void> | void
  /** Each fault once; the same again is silence until something succeeds. */
  readonly onFault: (fault: unknown) => void
}

export interface Following {
  /** Everything committed before this call has been told (unless an older transaction is still open). */
  caughtUp(): Promise<void>
  close(): Promise<void>
}

/**
 * Tells what happens from now on, for a picture kept in this process's memory. Resolves when it listens: load the
 * picture after that. A change is heard at once, or within a second when a notice was lost.
 */
export async function watchOutbox(database: Database, follower: Follower): Promise<Following> {
  let position = await positionNow(database.reader)
  return follow(database, null, follower, {
    load: async () => position,
    save: async (at) => {
      position = at
    },
  })
}

/**
 * Tells everything that ever happened, once each (twice when a process dies in between), to one process at a time;
 * how far it came is kept in the database under the consumer's name.
 */
export const consumeOutbox = (database: Database, consumer: string, follower: Follower): Following =>
  follow(database, consumer, follower, {
    load: () => loadCursor(database.installation, consumer),
    save: (at) => saveCursor(database.installation, consumer, at),
  })

interface Bookmark {
  load(): Promise<Position>
  save(at: Position): Promise<void>
}

function follow(database: Database, lock: string | null, follower: Follower, bookmark: Bookmark): Following {
  let passing: Promise<void> | null = null
  let again = false
  const life = { closed: false }
  let lastFault = ''

  /** Reads until nothing is left. */
  const pass = async (): Promise<void> => {
    let position = await bookmark.load()
    while (!life.closed && bell.isHolder()) {
      const read = await readOutbox(database.reader, position, batch)
      if (read.events.length === 0) return
      await follower.onEvents(read.events)
      position = read.position
      await bookmark.save(position)
    }
  }
  const ring = (): void => {
    if (life.closed) return
    again = true
    passing ??= passes().finally(() => {
      passing = null
    })
  }
  const passes = async (): Promise<void> => {
    while (again && !life.closed) {
      again = false
      try {
        await pass()
        lastFault = ''
      } catch (fault) {
        // The bell rings again in a second.
        if (lastFault !== String(fault)) follower.onFault(fault)
        lastFault = String(fault)
      }
    }
  }
  const bell = hangBell(database, lock, ring)
  return {
    caughtUp: async () => {
      ring()
      await passing
    },
    close: async () => {
      life.closed = true
      await bell.close()
      await passing
    },
  }
}
