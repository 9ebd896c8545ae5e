import { startPolling } from '#learning/feeds'
import { consumeOutbox, watchOutbox } from '#platform/database/outbox/follow-outbox.ts'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { Desk } from '#platform/http/desk.ts'
import type { Installation } from './installation.ts'
import { defineJobs } from './jobs.ts'
import { listeners } from './listeners.ts'
import { reactions } from './reactions.ts'

export interface Work {
  stop(): Promise<void>
}

/** Keeps this process's pictures of the database fresh: the directory, and what slices hold in memory. */
export async function startListening(house: Installation): Promise<Work> {
  const { database, directory, log } = house
  const following = await watchOutbox(database, {
    onEvents: async (events) => {
      if (events.some(({ name }) => name.startsWith('ecosystems.'))) await directory.refresh()
      for (const listen of listeners) await listen(events, house)
    },
    onFault: (fault) => log.error({ err: fault }, 'outbox out of reach'),
  })
  await directory.refresh()
  return { stop: () => following.close() }
}

/** Jobs and reactions: in the server's own process, or apart in `npm run worker`. */
export async function startWorking(house: Installation, desk: Desk): Promise<Work> {
  const { database, directory, jobs, log } = house
  defineJobs(house)
  await jobs.work()
  await startPolling(jobs)
  const react = async (event: OutboxEvent): Promise<void> => {
    const ecosystem = directory.byId(event.ecosystemId)
    if (!ecosystem) return
    const city = database.city(ecosystem.id, ecosystem.slug)
    for (const { when, react: follow } of reactions) {
      if (when === event.name) await follow(event, city, desk)
    }
  }
  const following = consumeOutbox(database, 'reactions', {
    onEvents: async (events) => {
      for (const event of events) await react(event)
    },
    onFault: (fault) => log.error({ err: fault }, 'reaction failed; it is tried again'),
  })
  return { stop: () => following.close() }
}
