import { setTimeout as pause } from 'node:timers/promises'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { Consumer } from '#platform/database/outbox/follow-outbox.ts'
import type { Desk } from '#platform/http/desk.ts'
import type { Installation } from './installation.ts'
import type { Reaction } from './reactions.ts'

/** An event whose reactions failed, as a job: in the list of jobs with its fault, and a person may begin it again. */
export const reactAgain = 'main.react-again'

/** Milliseconds between the tries of such a job, before it waits for a person. */
const pausesOfJob = [5_000, 30_000, 120_000] as const

/**
 * What follows from each event, by the list; what fails becomes a job of its own that backs off.
 * @param pauses of tests
 */
export function reactionsOf(
  { database, directory, jobs, log }: Pick<Installation, 'database' | 'directory' | 'jobs' | 'log'>,
  desk: Desk,
  list: readonly Reaction[],
  pauses: readonly number[] = pausesOfJob,
): Consumer {
  const cityOf = async (event: OutboxEvent) => {
    // An ecosystem that was made a moment ago may be news to this process.
    if (!directory.byId(event.ecosystemId)) await directory.refresh()
    const found = directory.byId(event.ecosystemId)
    return found ? database.city(found.id, found.slug, 'job') : null
  }
  const react = async (event: OutboxEvent): Promise<void> => {
    const following = list.filter(({ when }) => when === event.name)
    if (following.length === 0) return
    const city = await cityOf(event)
    if (city === null) return
    for (const { react: follow } of following) await follow(event, city, desk)
  }
  jobs.define<{ event: OutboxEvent }>(reactAgain, {
    run: async ({ event }, { signal }) => {
      for (const wait of pauses) {
        try {
          return await react(event)
        } catch {
          // Seen already when it was set aside; the last try tells how it is now.
          await pause(wait, undefined, { signal })
        }
      }
      return react(event)
    },
  })
  return {
    onEvent: react,
    setAside: async (event, fault) => {
      log.error({ err: fault, event: event.name, seq: event.seq }, 'reaction failed; it is set aside as a job')
      await jobs.start(reactAgain, await cityOf(event), { event })
    },
    onFault: (fault) => log.error({ err: fault }, 'outbox out of reach of reactions'),
  }
}
