import { z } from 'zod'
import type { AgreementField } from '#commons/organisations'
import type { BirthMonth } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { PartInGroup } from '../words.ts'

/** What a column of a roster can hold. */
export const rosterFields = [
  'outside-id',
  'name',
  'given-name',
  'family-name',
  'birth',
  'birth-year',
  'birth-month',
  'language',
  'school',
  'level',
  'group',
  'teacher',
] as const
export type RosterField = (typeof rosterFields)[number]

/** Each as an agreement names it. */
export const agreedAs: Readonly<Record<RosterField, AgreementField>> = {
  'outside-id': 'outside-id',
  name: 'name',
  'given-name': 'name',
  'family-name': 'name',
  birth: 'birth',
  'birth-year': 'birth',
  'birth-month': 'birth',
  language: 'language',
  school: 'school',
  level: 'level',
  group: 'group',
  teacher: 'teacher',
}

/** In which order a date stands: `03/04/2017` is two months apart, and the day is never kept. */
export const birthOrders = ['year-first', 'day-first', 'month-first'] as const
export type BirthOrder = (typeof birthOrders)[number]

export const columnMap = z.object({
  columns: z.partialRecord(z.enum(rosterFields), z.string().min(1).max(300)),
  birthOrder: z.enum(birthOrders),
})
export type ColumnMap = z.output<typeof columnMap>

/** One row that could be read: who belongs where. The day of a birth is gone by here (P1). */
export interface Line {
  /** As a spreadsheet counts it. */
  readonly row: number
  readonly part: PartInGroup
  /** The sender's own number of this person; null: none was agreed or written. */
  readonly outsideId: string | null
  readonly name: string | null
  readonly birth: BirthMonth | null
  readonly language: Language | null
  /** Null: the sender is the school. */
  readonly school: string | null
  readonly group: { readonly outsideId: string | null; readonly name: string }
  readonly level: string
  readonly fromOn: Day
  readonly untilOn: Day
}

/** A row that was not taken, without what stood in it. */
export interface RowRefused {
  readonly row: number
  /** As the file names it; empty: the row as a whole. */
  readonly column: string
  /** Key of its sentence after `groups.roster-row-`. */
  readonly reason: string
}

export const rosterStates = ['sent', 'trying', 'tried', 'applying', 'applied', 'failed', 'stopped', 'let-go'] as const
export type RosterState = (typeof rosterStates)[number]

/** In the order a report tells them. */
export const rosterCountNames = [
  'rows',
  'groups-created',
  'groups-changed',
  'created',
  'recognised',
  'known',
  'changed',
  'joined',
  'left',
  'adults',
  'asked',
  'refused',
] as const
export type RosterCounts = Readonly<Record<(typeof rosterCountNames)[number], number>>

export const nothingCounted = Object.fromEntries(rosterCountNames.map((name) => [name, 0])) as RosterCounts

/** How one school comes out. */
export interface SchoolCount {
  readonly name: string
  readonly groups: number
  readonly children: number
  readonly created: number
  readonly left: number
}

export interface Roster {
  readonly id: Id
  readonly partyId: Id
  readonly form: 'csv' | 'oneroster'
  readonly fileKey: string | null
  readonly mapping: ColumnMap | null
  readonly fromOn: Day
  readonly untilOn: Day
  readonly language: Language
  readonly state: RosterState
  readonly counts: RosterCounts
  readonly schools: readonly SchoolCount[]
  readonly failure: { readonly reason: string; readonly facts: Readonly<Record<string, string | number>> } | null
  readonly jobId: Id | null
  readonly sentBy: Id | null
  readonly sentAt: Instant
  readonly endedAt: Instant | null
}

/** A file may be this large; a district of a hundred thousand is a tenth of it. */
export const mostRosterBytes = 128 * 1024 * 1024
export const mostRosterRows = 200_000
/** One transaction. */
export const rowsAtOnce = 500
/** Refused rows a report keeps. */
export const refusedKept = 5_000

export const rosterEvents = [
  'groups.roster-applied',
  'groups.roster-question-answered',
  'groups.rosters-let-go',
] as const

export const rosterRefusals = [
  'groups.roster-not-here',
  'groups.roster-not-yours',
  'groups.roster-no-agreement',
  'groups.roster-outside-agreement',
  'groups.roster-columns-missing',
  'groups.roster-columns-doubtful',
  'groups.roster-empty',
  'groups.roster-too-large',
  'groups.roster-unreadable',
  'groups.roster-disk-full',
  'groups.roster-running',
  'groups.roster-try-first',
  'groups.roster-file-gone',
  'groups.roster-question-answered',
] as const
export type RosterRefusal = (typeof rosterRefusals)[number]
