import { consumeOutbox, watchOutbox } from '#platform/database/outbox/follow-outbox.ts'
import type { Desk } from '#platform/http/desk.ts'
import type { Installation } from './installation.ts'
import { eraseAgain } from './privacy/erase-again.ts'
import { defineJobs, startRhythms } from './jobs.ts'
import { listeners } from './listeners.ts'
import { reactionsOf } from './react.ts'
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
  const watching = await Promise.all([house.sessions.watch(), house.actors.watch(), house.standings.watch()])
  return { stop: async () => void (await Promise.all([following.close(), ...watching.map((one) => one.stop())])) }
}

/** Jobs and reactions: in the server's own process, or apart in `npm run worker`. */
export async function startWorking(house: Installation, desk: Desk): Promise<Work> {
  const { database, jobs, log } = house
  // A database that was brought back by its own means knows nothing of those erased since; the journal does.
  await eraseAgain(house).then(
    ({ persons, accounts }) => {
      if (persons + accounts > 0) log.warn({ persons, accounts }, 'erased again who came back with a backup')
    },
    (fault: unknown) => log.error({ err: fault }, 'the journal of erasures is out of reach'),
  )
  defineJobs(house, desk)
  const reacting = reactionsOf(house, desk, reactions)
  await jobs.work()
  await startRhythms(jobs)
  const following = consumeOutbox(database, 'reactions', reacting)
  return { stop: () => following.close() }
}
