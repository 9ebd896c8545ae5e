import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../database.ts'
import { troubleOf } from '../trouble.ts'
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

export interface Consumer {
  readonly onEvent: (event: OutboxEvent) => Promise<void> | void
  /**
   * Keeps, where a person sees it and can have it told again, an event that could not be taken. Told once it is kept
   * (twice when a process dies in between).
   */
  readonly setAside: (event: OutboxEvent, fault: unknown) => Promise<void>
  /** The outbox, or the place for what is set aside, is out of reach; each once until something succeeds. */
  readonly onFault: (fault: unknown) => void
}

/** Milliseconds before the second and the third try: long enough for a lock or a conflict to pass. */
const pausesInPlace = [200, 1_000] as const

/**
 * Tells everything that ever happened, once each (twice when a process dies in between), to one process at a time;
 * how far it came is kept in the database under the consumer's name.
 *
 * An event that its consumer throws at is tried three times in its place, so that a passing conflict changes no order.
 * Then it is set aside and the rest goes on: one bad event must not hold up a whole installation, and events of its
 * kind stay in order among themselves. We do not hold its kind back until it succeeds: a reaction judges by what is
 * true when it runs, so late is harmless, and never is not. While the database is away nothing is counted or set aside.
 */
export function consumeOutbox(
  database: Database,
  consumer: string,
  { onEvent, setAside, onFault }: Consumer,
): Following {
  const cursor: Bookmark = {
    load: () => loadCursor(database.installation, consumer),
    save: (at) => saveCursor(database.installation, consumer, at),
  }
  const tell = async (event: OutboxEvent, pauses: readonly number[]): Promise<void> => {
    try {
      await onEvent(event)
    } catch (fault) {
      if (troubleOf(fault) !== null || pauses.length === 0) throw fault
      await pause(pauses[0])
      await tell(event, pauses.slice(1))
    }
  }
  const onEvents = async (events: readonly OutboxEvent[]): Promise<void> => {
    // Where one kind fails as a whole, waiting for each of hundreds would hold up everybody.
    const failed = new Set<string>()
    for (const event of events) {
      try {
        await tell(event, failed.has(event.name) ? [] : pausesInPlace)
      } catch (fault) {
        if (troubleOf(fault) !== null) throw fault
        await setAside(event, fault)
        await cursor.save(event)
        failed.add(event.name)
      }
    }
  }
  return follow(database, consumer, { onEvents, onFault }, cursor)
}

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
      const events = await readOutbox(database.reader, position, batch)
      const last = events.at(-1)
      if (last === undefined) return
      await follower.onEvents(events)
      position = { xid: last.xid, seq: last.seq }
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
