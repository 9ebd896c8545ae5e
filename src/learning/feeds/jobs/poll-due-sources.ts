import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { JobKind } from '#platform/jobs/words.ts'
import { pollSource } from '../commands/poll-source.ts'
import type { FeedTools } from '../commands/start-import.ts'
import { loadDueSources } from '../store/sources.ts'

export const pollJob = 'feeds.poll'

const byClock: Actor = { kind: 'system', because: 'a poll' }

/** Asks every source of every ecosystem whose time has come, one after the other: nobody waits for it. */
export const pollDueSources = (tools: FeedTools, cities: () => readonly City[]): JobKind<object> => ({
  async run(_input, job) {
    const outcomes: Record<string, number> = {}
    for (const city of cities()) {
      const due: Id[] = await city.reading((tx) => loadDueSources(tx, city.now()))
      for (const id of due) {
        job.signal.throwIfAborted()
        const polled = await pollSource(id, byClock, city, tools)
        const outcome = polled.ok ? polled.value.kind : polled.refusal
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      }
    }
    return outcomes
  },
})
