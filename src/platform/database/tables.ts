// Written by tools/generate-tables.ts from the migrated database; change a migration, not this file.
import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant, WallTime } from '#kernel/instant.ts'
import type { Timestamped } from './moment.ts'

/** Comes out as milliseconds; goes in through `moment()`. */
export type Timestamp = ColumnType<Instant, Timestamped, Timestamped>

/** Goes in as JSON text (an array would become a PostgreSQL array); its slice's schema parses what comes out. */
export type Json = ColumnType<unknown, string, string>

/** May be left out when a row is made. */
export type Generated<T> =
  T extends ColumnType<infer Out, infer In, infer Change> ? ColumnType<Out, In | undefined, Change> : ColumnType<T, T | undefined, T>

export interface EcosystemsTable {
  id: Id
  slug: string
  host: string | null
  name: Json
  purpose: Json
  manifesto: Json
  accent: string
  time_zone: string
  languages: readonly string[]
  currency: string
  age_min: number
  age_max: number
  since_on: Day | null
  centre_lat: number | null
  centre_lon: number | null
  settings: Generated<Json>
  demonstration: Generated<boolean>
  areas_version: Generated<number>
  created_at: Timestamp
}

export interface EcosystemsAreaNamesTable {
  ecosystem_id: Id
  folded_name: string
  area_id: Id
  name: string
}

export interface EcosystemsAreasTable {
  ecosystem_id: Id
  id: Id
  code: string
  name: string
  district: string | null
  boundary: Json
  outline: string
  centre_lat: number
  centre_lon: number
  population: number | null
  population_year: number | null
}

export interface EcosystemsIndicatorsTable {
  ecosystem_id: Id
  area_id: Id
  measure: string
  year: number
  value: number
  source: string
}

export interface EcosystemsNetworkMembersTable {
  network_id: Id
  ecosystem_id: Id
}

export interface EcosystemsNetworksTable {
  id: Id
  slug: string
  name: Json
  about: Json
}

export interface EcosystemsSignaturesTable {
  ecosystem_id: Id
  id: Id
  signer: string
  folded_signer: string
  kind: string
  signed_on: Day
  demonstration: Generated<boolean>
}

export interface OrganisationsTable {
  ecosystem_id: Id
  id: Id
  slug: string
  name: string
  folded_name: string
  kind: Generated<string>
  about: Json | null
  website: string | null
  email: string | null
  phone: string | null
  languages: Generated<readonly string[]>
  area_ids: Generated<readonly Id[]>
  verified_by: string | null
  verified_on: Day | null
}

export interface OrganisationsVenuesTable {
  ecosystem_id: Id
  id: Id
  name: string
  folded_name: string
  address: string | null
  folded_address: Generated<string>
  lat: number | null
  lon: number | null
  area_id: Id | null
  area_as_written: string | null
  placed_by: string | null
  feed_lat: number | null
  feed_lon: number | null
  access: Generated<readonly string[]>
  languages: Generated<readonly string[]>
  facts_source: string | null
}

export interface PlatformCursorsTable {
  consumer: string
  xid: string
  seq: number
}

export interface PlatformJobsTable {
  id: Id
  name: string
  ecosystem_id: Id | null
  state: string
  input: Json
  done: Generated<number>
  total: number | null
  step: string | null
  outcome: Json | null
  last_error: string | null
  attempts: Generated<number>
  created_at: Timestamp
  started_at: Timestamp | null
  ended_at: Timestamp | null
}

export interface PlatformMigrationsTable {
  name: string
  checksum: string
  applied_at: Generated<Timestamp>
}

export interface PlatformOfficeSessionsTable {
  id: Id
  token_hash: Buffer
  created_at: Timestamp
  last_seen_at: Timestamp
  expires_at: Timestamp
}

export interface PlatformOperatorLinksTable {
  id: Id
  token_hash: Buffer
  created_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
}

export interface PlatformOutboxTable {
  ecosystem_id: Id
  seq: GeneratedAlways<number>
  xid: Generated<string>
  name: string
  by: Json
  about: Json
  at: Timestamp
}

export interface WantsTable {
  ecosystem_id: Id
  id: Id
  interest: string
  folded_interest: string
  language: string
  area_id: Id | null
  age_band: string | null
  times: Generated<readonly string[]>
  state: Generated<string>
  answer: Json | null
  told_on: Day
  answered_on: Day | null
}

export interface WantsAnswersTable {
  ecosystem_id: Id
  want_id: Id
  opportunity_id: Id
}

export interface WantsAskersTable {
  ecosystem_id: Id
  want_id: Id
  visitor_hash: string
  asked_on: Day
}

export interface DB {
  ecosystems: EcosystemsTable
  ecosystems_area_names: EcosystemsAreaNamesTable
  ecosystems_areas: EcosystemsAreasTable
  ecosystems_indicators: EcosystemsIndicatorsTable
  ecosystems_network_members: EcosystemsNetworkMembersTable
  ecosystems_networks: EcosystemsNetworksTable
  ecosystems_signatures: EcosystemsSignaturesTable
  organisations: OrganisationsTable
  organisations_venues: OrganisationsVenuesTable
  platform_cursors: PlatformCursorsTable
  platform_jobs: PlatformJobsTable
  platform_migrations: PlatformMigrationsTable
  platform_office_sessions: PlatformOfficeSessionsTable
  platform_operator_links: PlatformOperatorLinksTable
  platform_outbox: PlatformOutboxTable
  wants: WantsTable
  wants_answers: WantsAnswersTable
  wants_askers: WantsAskersTable
}
