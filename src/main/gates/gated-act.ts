import type { About } from '#commons/governance'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { Say } from '#platform/http/desk.ts'

/** What became of a proposal at its gate. */
export interface Outcome {
  readonly proposalId: Id
  readonly outcome: 'in-effect' | 'refused' | 'lapsed' | 'reversed'
  /** Read by everybody. */
  readonly note: string | null
  readonly today: Day
}

/** One thing those who decide read and others do not. */
export interface PrivateFact {
  readonly term: string
  readonly text: string
  readonly href?: string
}

/** Somebody reads a case. */
export interface ReadingOfCase {
  readonly city: City
  readonly by: Actor
  readonly today: Day
  readonly say: Say
  /** Makes an address of the room open for a quarter of an hour. */
  sign(path: string): string
}

/** How a room's proposals meet their gate: one file a room, so that governance and the room need not know each other. */
export interface GatedAct {
  /** The events by which the room says that something is proposed, or no longer. */
  readonly proposedBy: string
  readonly withdrawnBy: string
  readonly acts: readonly string[]
  /** What the case is about; null: it is gone meanwhile. */
  about(event: OutboxEvent, city: City): Promise<About | null>
  /** Makes the outcome take effect, or takes it back. Safe to run twice. */
  settle(outcome: Outcome, city: City): Promise<void>
  /** What this reader of the case, a decider or the office, reads beside the title. */
  privateFacts(proposalId: Id, reading: ReadingOfCase): Promise<readonly PrivateFact[]>
}
