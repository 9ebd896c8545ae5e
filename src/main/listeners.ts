import { hearOfChanges, outdatePages } from '#learning/catalogue'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { Installation } from './installation.ts'

/** What a slice holds in this process's memory hears what happened, from any process, within two seconds. */
export type Listener = (events: readonly OutboxEvent[], house: Installation) => Promise<void> | void

/** Whether one can take part stands on the page of an offer. */
const openings = /^participation\.(sign-up|occasion)-/

export const listeners: readonly Listener[] = [
  (events) => hearOfChanges(events),
  (events) => {
    const told = events.filter(({ name }) => openings.test(name))
    outdatePages(new Set(told.map(({ ecosystemId }) => ecosystemId)))
  },
]
