import { hearOfChanges } from '#learning/catalogue'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { Installation } from './installation.ts'

/** What a slice holds in this process's memory hears what happened, from any process, within two seconds. */
export type Listener = (events: readonly OutboxEvent[], house: Installation) => Promise<void> | void

export const listeners: readonly Listener[] = [(events) => hearOfChanges(events)]
