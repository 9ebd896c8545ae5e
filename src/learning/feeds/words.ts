import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { HeldBack, OpportunityDraft, SessionDraft } from '#learning/catalogue'
import type { Mapping } from './words-of-mappings.ts'

export * from './words-of-expressions.ts'
export * from './words-of-mappings.ts'

/** One row that became a listing: everything a draft says of its opportunity, and its one session. */
export interface Listing extends Omit<
  OpportunityDraft,
  'groupKey' | 'hostName' | 'sessions' | 'title' | 'description'
> {
  readonly row: number
  readonly title: string
  readonly description: string
  readonly host: string
  readonly session: SessionDraft
}

/** Why a row was left out. The report tells its number, the column, what stood there and one of these. */
export const rowRefusals = [
  'missing',
  'not-a-day',
  'day-impossible',
  'not-a-time',
  'not-a-number',
  'age-impossible',
  'ages-reversed',
  'end-before-start',
  'point-impossible',
  'point-far-away',
  'rule-unreadable',
  'text-too-long',
  'row-shifted',
  'row-unreadable',
] as const
export type RowRefusalReason = (typeof rowRefusals)[number]

export interface RowRefusal {
  readonly row: number
  readonly column: string
  /** As it stood there, cut to 200 characters. */
  readonly value: string
  /** Ours, or the reader's own word (`csv.too-many-cells`). */
  readonly reason: RowRefusalReason | `${string}.${string}`
}

/** Dirt that was repaired; the report counts each. */
export const repairs = [
  'encoding-debris',
  'html',
  'nothing-word',
  'age-no-limit',
  'open-end',
  'area-name',
  'repeated-id',
  'missing-id',
  'point-swapped',
  'point-missing',
  'rule-start-moved',
  'exception-dropped',
] as const
export type Repair = (typeof repairs)[number]
export type RepairCounts = Readonly<Partial<Record<Repair, number>>>

export const origins = ['upload', 'address', 'paste'] as const
export type Origin = (typeof origins)[number]

/** Where listings come from, again and again: one feed of one publisher. */
export interface Source {
  readonly id: Id
  readonly name: string
  readonly origin: Origin
  readonly address: string | null
  readonly publisher: string | null
  readonly licence: string | null
  /** The line its publisher asks to be shown. */
  readonly attribution: string | null
  readonly mapping: Mapping
  /** The day the feed was "today" for its publisher: a demonstration's dates move by whole weeks from here. */
  readonly anchorOn: Day | null
  /** Dates as written, whatever the anchor says. */
  readonly keepDates: boolean
  /** Decided at the first import and kept for ever; null until then. */
  readonly shiftDays: number | null
  readonly pollMinutes: number | null
  readonly nextPollAt: Instant | null
  readonly removedAt: Instant | null
}

/**
 * The life of an import. `staged` waits for a worker, `asking` for a person: it would lapse more than two fifths
 * of what the source has. Whatever stops before `applied` has changed nothing that anybody sees.
 */
export const importStates = [
  'queued',
  'reading',
  'staged',
  'asking',
  'applied',
  'declined',
  'stopped',
  'failed',
] as const
export type ImportState = (typeof importStates)[number]

/** What an import did, in listings; `refused` and `merged` are rows. */
export interface ImportCounts {
  readonly read: number
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly merged: number
  readonly refused: number
  readonly lapsed: number
  /** Opportunities the listings were grouped into. */
  readonly opportunities: number
  readonly withoutArea: number
  /** Fields in which a host's word stood before what the feed told. */
  readonly heldBack: number
}

export const importCountNames = [
  'read',
  'created',
  'changed',
  'unchanged',
  'merged',
  'refused',
  'lapsed',
  'opportunities',
  'withoutArea',
  'heldBack',
] as const satisfies readonly (keyof ImportCounts)[]

export interface Import {
  readonly id: Id
  readonly sourceId: Id
  readonly state: ImportState
  readonly counts: ImportCounts
  readonly repairs: RepairCounts
  /** Key of the failure's sentence and the facts it tells. */
  readonly failure: { readonly reason: string; readonly facts: Readonly<Record<string, string | number>> } | null
  readonly queuedAt: Instant
  readonly endedAt: Instant | null
  /** What hosts say differently, as it stood then. */
  readonly heldBack: readonly HeldBack[]
}

/** Two opportunities of two sources that may be one, with the parts of their likeness for a person to judge by. */
export interface Pair {
  readonly id: Id
  /** The elder, which is kept when they are merged. */
  readonly oneId: Id
  readonly otherId: Id
  /** 0 to 1. */
  readonly score: number
  /** Likeness of title, venue, distance, start, host and link, 0 to 1; null where one side does not say. */
  readonly parts: Readonly<Record<string, number | null>>
  readonly zone: 'merge' | 'ask'
  /** Null: nobody has decided. */
  readonly decision: 'merged' | 'apart' | null
  readonly mergeId: Id | null
  readonly decidedAt: Instant | null
}

/** One item of a feed that tells only changes, as its mirror keeps it; a deleted one leaves the mirror. */
export type ChangedItem =
  | { readonly state: 'deleted'; readonly kind: string; readonly id: string; readonly modified: number }
  | {
      readonly state: 'updated'
      readonly kind: string
      readonly id: string
      readonly modified: number
      readonly data: Readonly<Record<string, unknown>>
    }

export const feedEvents = [
  'feeds.source-created',
  'feeds.source-edited',
  'feeds.source-polled',
  'feeds.source-removed',
  'feeds.import-queued',
  /** It would lapse so much that a person is asked first. */
  'feeds.import-held',
  'feeds.import-applied',
  'feeds.import-declined',
  'feeds.import-stopped',
  'feeds.pairs-found',
  'feeds.pair-merged',
  'feeds.pair-parted',
  'feeds.pair-undone',
] as const

export const feedsRefusals = [
  'feeds.office-only',
  'feeds.not-here',
  'feeds.nothing-to-read',
  'feeds.address-needed',
  'feeds.not-waiting-for-yes',
  'feeds.already-running',
  'feeds.not-running',
  'feeds.still-importing',
  'feeds.pair-decided',
  'feeds.disk-full',
  'feeds.address-silent',
] as const
export type FeedsRefusal = (typeof feedsRefusals)[number]
