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

export interface AttendanceActsTable {
  ecosystem_id: Id
  id: Id
  occasion_id: Id
  seq: number
  subject_id: Id
  person_id: Id | null
  said: string
  done_at: Timestamp
  told_at: Timestamp
  received_at: Timestamp
  device: Id
  seen: number
  how: string
  leaves: string | null
  adult: string | null
  said_by: Id | null
  flags: Generated<readonly string[]>
  stands: boolean | null
  settled_by: Id | null
  settled_at: Timestamp | null
}

export interface AttendanceCareTable {
  ecosystem_id: Id
  person_id: Id
  needs: string | null
  may_leave_alone: Generated<boolean>
  fetched_by: Generated<readonly string[]>
  said_by: Id | null
  said_at: Timestamp
}

export interface AttendanceDoorsTable {
  ecosystem_id: Id
  occasion_id: Id
  last_seq: Generated<number>
}

export interface AttendanceGuestsTable {
  ecosystem_id: Id
  id: Id
  occasion_id: Id
  first_name: string
  added_at: Timestamp
}

export interface AttendancePhonesTable {
  ecosystem_id: Id
  occasion_id: Id
  device: Id
  person_id: Id
  opened_at: Timestamp
}

export interface CatalogueAdultWishesTable {
  ecosystem_id: Id
  person_id: Id
  shown: string
  changed_at: Timestamp
}

export interface CatalogueAdultsTable {
  ecosystem_id: Id
  id: Id
  opportunity_id: Id
  session_id: Id | null
  person_id: Id
  does: string
  named_by: Id | null
  named_at: Timestamp
  ended_at: Timestamp | null
}

export interface CatalogueDraftsTable {
  ecosystem_id: Id
  opportunity_id: Id
  organisation_id: Id
  is_new: boolean
  typed: Json
  saved_by: Id | null
  saved_at: Timestamp
}

export interface CatalogueMergesTable {
  ecosystem_id: Id
  id: Id
  kept_id: Id
  folded_id: Id
  decided_by: Json
  decided_at: Timestamp
  parts: Generated<Json>
  undone_by: Json | null
  undone_at: Timestamp | null
}

export interface CatalogueOpportunitiesTable {
  ecosystem_id: Id
  id: Id
  kind: string
  title: Json
  description: Json
  host_id: Id
  age_min: number | null
  age_max: number | null
  audiences: Generated<Json>
  price: Json
  help_available: Generated<boolean>
  pays_participants: Generated<boolean>
  provides: Generated<readonly string[]>
  access: Generated<readonly string[]>
  languages: Generated<readonly string[]>
  themes: Generated<readonly string[]>
  skills: Generated<readonly string[]>
  capacity: number | null
  places_left: number | null
  sign_up_link: string | null
  image: Json | null
  funders: Generated<Json>
  source_id: Id | null
  group_key: string | null
  content_hash: string | null
  verified_by_a_human_on: Day | null
  lapses_on: Day | null
  merged_into: Id | null
  withdrawn: Generated<boolean>
  live_sessions: Generated<number>
  last_on: Day | null
  words: Generated<readonly string[]>
  text_length: Generated<number>
  created_at: Timestamp
  changed_at: Timestamp
  changed_xid: Generated<string>
  publication: Generated<string>
  host_rests: Generated<boolean>
  minimum_to_run: number | null
  contact: string | null
}

export interface CatalogueOverridesTable {
  ecosystem_id: Id
  opportunity_id: Id
  field: string
  said: Json
  told: Json
  why: string
  said_by: Json
  said_at: Timestamp
  held_at: Timestamp | null
}

export interface CataloguePublicationsTable {
  ecosystem_id: Id
  id: Id
  opportunity_id: Id
  state: string
  proposed_by: Id | null
  proposed_at: Timestamp
  settled_at: Timestamp | null
  note: string | null
  seq: GeneratedAlways<number>
  change: Json | null
  stood: Json | null
}

export interface CatalogueReportsTable {
  ecosystem_id: Id
  id: Id
  opportunity_id: Id
  reason: string
  words: string | null
  language: string
  times: Generated<number>
  reported_at: Timestamp
  dealt_with_at: Timestamp | null
  dealt_with_by: Json | null
}

export interface CatalogueRestingHostsTable {
  ecosystem_id: Id
  organisation_id: Id
  since: Timestamp
}

export interface CatalogueRoundsTable {
  ecosystem_id: Id
  id: Id
  organisation_id: Id
  asked_at: Timestamp
  answered_at: Timestamp | null
  confirmed: Generated<number>
  withdrawn: Generated<number>
}

export interface CatalogueSessionsTable {
  ecosystem_id: Id
  id: Id
  opportunity_id: Id
  source_id: Id | null
  original_id: string | null
  form: string
  start_on: Day | null
  start_time: WallTime | null
  end_on: Day | null
  end_time: WallTime | null
  rule: string | null
  except_on: Generated<readonly Day[]>
  time_zone: string
  venue_id: Id | null
  online: Generated<boolean>
  state: string
  link: string | null
  content_hash: string | null
}

export interface CatalogueWordsTable {
  ecosystem_id: Id
  word: string
  opportunity_id: Id
}

export interface DrawsDaysTable {
  ecosystem_id: Id
  draw_id: Id
  occasion_id: Id
  item_id: Id
  number: number
}

export interface DrawsDrawsTable {
  ecosystem_id: Id
  id: Id
  title: string
  language: string
  state: string
  round: Generated<number>
  opens_at: Timestamp
  closes_at: Timestamp
  source: string
  source_address: string | null
  source_at: Timestamp
  made_at: Timestamp
  secret: string | null
  closed_at: Timestamp | null
  commitment: Json | null
  seed: string | null
  seed_said_by: Id | null
  seed_confirmed_by: Id | null
  seed_said_at: Timestamp | null
  released_at: Timestamp | null
}

export interface DrawsItemsTable {
  ecosystem_id: Id
  draw_id: Id
  id: Id
  name: string
  opportunity_id: Id
  host_id: Id
  seats: number
  guarantees: Json
}

export interface DrawsLevelsTable {
  ecosystem_id: Id
  draw_id: Id
  level: number
  hashes: Buffer
}

export interface DrawsRoundsTable {
  ecosystem_id: Id
  draw_id: Id
  round: number
  cut_offs: Json
  apart: Json
  hurting: Json
  checked: Json
  drawn_at: Timestamp
  published_at: Timestamp | null
}

export interface DrawsRowsTable {
  ecosystem_id: Id
  draw_id: Id
  id: Id
  person_id: Id | null
  made_by: Id | null
  changed_at: Timestamp
  wishes: readonly Id[]
  friends: string | null
  area_id: Id | null
  needs: Generated<boolean>
  pseudonym: string | null
  family: string | null
  together: string | null
  groups: readonly string[] | null
  placed_first: Id | null
  placed_second: Id | null
  left_draw: Generated<boolean>
  leaf: number | null
}

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
  outline: Json
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

export interface FamiliesAgeNoticesTable {
  ecosystem_id: Id
  child_id: Id
  step: string
  told_at: Timestamp
}

export interface FamiliesAgesSaidTable {
  ecosystem_id: Id
  id: Id
  person_id: Id
  said_as: string
  said_by: Id | null
  year: number
  month: number
  said_at: Timestamp
  seq: GeneratedAlways<number>
}

export interface FamiliesBandsTable {
  ecosystem_id: Id
  id: Id
  child_id: Id
  band: string
  because: string
  organisation_id: Id | null
  set_by: Id | null
  set_at: Timestamp
  from_on: Day
  until_on: Day
  ended_at: Timestamp | null
}

export interface FamiliesCodeTriesTable {
  ecosystem_id: Id
  id: Id
  person_id: Id
  tried_at: Timestamp
}

export interface FamiliesConsentLinksTable {
  ecosystem_id: Id
  id: Id
  token_hash: Buffer
  link_id: Id
  season: string
  made_by: Id | null
  made_at: Timestamp
  expires_at: Timestamp
  answered_at: Timestamp | null
}

export interface FamiliesConsentsTable {
  ecosystem_id: Id
  id: Id
  child_id: Id
  purpose: string
  answer: string
  given_by: Id
  link_id: Id | null
  relation: string
  verified: string
  text_version: number
  language: string
  channel: string
  written_by: Id | null
  until_on: Day | null
  batch_id: Id
  at: Timestamp
  mandate_id: Id | null
  seq: GeneratedAlways<number>
}

export interface FamiliesLinkCodesTable {
  ecosystem_id: Id
  code_hash: Buffer
  child_id: Id
  made_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
}

export interface FamiliesLinksTable {
  ecosystem_id: Id
  id: Id
  child_id: Id
  guardian_id: Id
  relation: string
  verified: string
  vouched_by: Id | null
  vouching_organisation_id: Id | null
  since: Timestamp
  state: Generated<string>
  changed_at: Timestamp
  suspended_by: Id | null
  suspended_because: string | null
  restore_asked_by: Id | null
  called: string | null
}

export interface FamiliesMandatesTable {
  ecosystem_id: Id
  id: Id
  child_id: Id
  link_id: Id
  organisation_id: Id
  scope: readonly string[]
  from_on: Day
  until_on: Day
  recorded_how: string
  recorded_by: Id | null
  recorded_at: Timestamp
  ended_at: Timestamp | null
  ended_by: Id | null
}

export interface FamiliesProtectionsTable {
  ecosystem_id: Id
  id: Id
  child_id: Id
  first_named: Id
  second_named: Id
  set_by: Id | null
  set_at: Timestamp
  lift_asked_by: Id | null
  lifted_at: Timestamp | null
}

export interface FamiliesStartsTable {
  ecosystem_id: Id
  person_id: Id
  account_id: Id
  began_at: Timestamp
  expires_at: Timestamp
  confirmed_at: Timestamp | null
}

export interface FeedsImportsTable {
  ecosystem_id: Id
  id: Id
  source_id: Id
  job_id: Id | null
  state: string
  file_key: string | null
  file_name: string | null
  mapping: Json
  counts: Generated<Json>
  repairs: Generated<Json>
  failure: Json | null
  queued_at: Timestamp
  ended_at: Timestamp | null
  held_back: Generated<Json>
}

export interface FeedsItemsTable {
  ecosystem_id: Id
  source_id: Id
  kind: string
  item_id: string
  modified: string
  content: Json
}

export interface FeedsPairsTable {
  ecosystem_id: Id
  id: Id
  one_id: Id
  other_id: Id
  score: number
  parts: Json
  zone: string
  decision: string | null
  merge_id: Id | null
  decided_by: string | null
  decided_at: Timestamp | null
  found_at: Timestamp
}

export interface FeedsRefusedRowsTable {
  ecosystem_id: Id
  import_id: Id
  number: number
  row_number: number
  column_name: string
  value: string
  reason: string
}

export interface FeedsSourcesTable {
  ecosystem_id: Id
  id: Id
  name: string
  origin: string
  address: string | null
  publisher: string | null
  licence: string | null
  attribution: string | null
  mapping: Json
  anchor_on: Day | null
  keep_dates: Generated<boolean>
  shift_days: number | null
  poll_minutes: number | null
  next_poll_at: Timestamp | null
  poll_state: Generated<Json>
  removed_at: Timestamp | null
  created_at: Timestamp
}

export interface FeedsStagedTable {
  ecosystem_id: Id
  import_id: Id
  chunk: number
  drafts: string
}

export interface GovernanceBodiesTable {
  ecosystem_id: Id
  id: Id
  name: Json
  purpose: Json
  quorum: number
  made_at: Timestamp
}

export interface GovernanceCasesTable {
  ecosystem_id: Id
  id: Id
  act: string
  proposal_id: Id
  title: string
  organisation_ids: Generated<readonly Id[]>
  applicant_id: Id | null
  gate: Json
  state: string
  opened_at: Timestamp
  deadline_at: Timestamp | null
  closed_at: Timestamp | null
  reminded_at: Timestamp | null
}

export interface GovernanceDecisionsTable {
  ecosystem_id: Id
  id: Id
  case_id: Id
  person_id: Id
  stage: string
  answer: string
  reason: string
  checked: readonly string[]
  decided_at: Timestamp
  withdrawn_at: Timestamp | null
  standing_in_for: Id | null
}

export interface GovernanceGatesTable {
  ecosystem_id: Id
  act: string
  gate: Json
  changed_at: Timestamp
}

export interface GovernanceSeatsTable {
  ecosystem_id: Id
  id: Id
  body_id: Id
  kind: string
  person_id: Id
  from_on: Day
  until_on: Day | null
}

export interface GovernanceStepsTable {
  ecosystem_id: Id
  case_id: Id
  number: number
  from_state: string | null
  to_state: string
  at: Timestamp
  note: string | null
}

export interface GroupsAdultsTable {
  ecosystem_id: Id
  group_id: Id
  person_id: Id
  from_on: Day
  until_on: Day | null
  party_id: Id | null
}

export interface GroupsGroupsTable {
  ecosystem_id: Id
  id: Id
  kind: string
  name: string
  organisation_id: Id
  school_id: Id | null
  level: Generated<string>
  size: number | null
  needs: Generated<readonly string[]>
  from_on: Day
  until_on: Day
  party_id: Id | null
  their_hash: Buffer | null
  made_at: Timestamp
}

export interface GroupsMembersTable {
  ecosystem_id: Id
  group_id: Id
  person_id: Id
  from_on: Day
  until_on: Day | null
  party_id: Id | null
}

export interface GroupsRosterIdentitiesTable {
  ecosystem_id: Id
  party_id: Id
  their_hash: Buffer
  person_id: Id
  agreement_id: Id
}

export interface GroupsRosterQuestionsTable {
  ecosystem_id: Id
  id: Id
  party_id: Id
  their_hash: Buffer
  because: string
  written: Json | null
  candidates: readonly Id[]
  asked_at: Timestamp
  answer: string | null
  answered_by: Id | null
  answered_at: Timestamp | null
}

export interface GroupsRosterRowsTable {
  ecosystem_id: Id
  roster_id: Id
  number: number
  row_number: number
  column_name: string
  reason: string
}

export interface GroupsRostersTable {
  ecosystem_id: Id
  id: Id
  party_id: Id
  form: string
  file_key: string | null
  mapping: Json | null
  from_on: Day
  until_on: Day
  language: string
  state: string
  counts: Generated<Json>
  schools: Generated<Json>
  failure: Json | null
  job_id: Id | null
  sent_by: Id | null
  sent_at: Timestamp
  ended_at: Timestamp | null
}

export interface HomeCalendarsTable {
  ecosystem_id: Id
  id: Id
  person_id: Id
  device: string
  shows: string
  secret_hash: Buffer
  made_at: Timestamp
  read_on: Day | null
}

export interface HomeChoicesTable {
  ecosystem_id: Id
  person_id: Id
  on_eve: boolean
  hours_before: number
  area_id: Id | null
}

export interface HomePreparationsTable {
  ecosystem_id: Id
  opportunity_id: Id
  language: string
  bring: string | null
  meet: string | null
  written_at: Timestamp
}

export interface HomeRemindersTable {
  ecosystem_id: Id
  entry_id: Id
  starts_at: Timestamp
  lead: string
  person_id: Id
  sent_at: Timestamp
}

export interface MessagesChoicesTable {
  ecosystem_id: Id
  person_id: Id
  channel: string | null
  quiet_from: WallTime | null
  quiet_until: WallTime | null
  silenced: Generated<readonly string[]>
  less_hash: Buffer | null
}

export interface MessagesDecisionsTable {
  ecosystem_id: Id
  id: Id
  report_id: Id
  decision: string
  by_id: Id | null
  note: string
  decided_at: Timestamp
}

export interface MessagesDeliveriesTable {
  ecosystem_id: Id
  notice_id: Id
  person_id: Id
  state: Generated<string>
  channel: string | null
  urgent: boolean
  waited: Generated<boolean>
  due_at: Timestamp
  tries: Generated<number>
  fault: string | null
  segments: Generated<number>
  changed_at: Timestamp
}

export interface MessagesEvidenceTable {
  ecosystem_id: Id
  report_id: Id
  post_id: Id
  group_id: Id
  author_id: Id
  body: string
  written_at: Timestamp
  kept_at: Timestamp
}

export interface MessagesNoticesTable {
  ecosystem_id: Id
  id: Id
  person_id: Id
  for_id: Id
  kind: string
  about_id: Id
  sentence: string
  facts: Json
  path: string | null
  link: string | null
  urgent: boolean
  laid_at: Timestamp
  read_at: Timestamp | null
}

export interface MessagesPostsTable {
  ecosystem_id: Id
  id: Id
  group_id: Id
  author_id: Id
  part: string
  body: string | null
  written_at: Timestamp
  hidden: string | null
}

export interface MessagesReportsTable {
  ecosystem_id: Id
  id: Id
  post_id: Id
  reporter_id: Id
  reason: string
  note: string | null
  urgent: boolean
  made_at: Timestamp
  due_at: Timestamp
  late_told_at: Timestamp | null
  closed_at: Timestamp | null
  reminded_at: Timestamp | null
}

export interface MessagesSpendingTable {
  ecosystem_id: Id
  month: string
  id: Id
  segments: number
  told_at: Timestamp | null
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
  former_folded_names: Generated<readonly string[]>
}

export interface OrganisationsAgreementsTable {
  ecosystem_id: Id
  id: Id
  giver_id: Id
  receiver_id: Id | null
  purpose: string
  fields: readonly string[]
  version: Generated<number>
  follows_id: Id | null
  from_on: Day
  until_on: Day
  text: string
  language: string
  state: string
  made_by: Id | null
  made_at: Timestamp
  changed_at: Timestamp
  cleared_at: Timestamp | null
}

export interface OrganisationsApplicationsTable {
  ecosystem_id: Id
  id: Id
  door: string
  state: string
  name: string
  kind: string
  does: string
  website: string | null
  language: string
  contact_name: string
  contact_address: string
  applicant_id: Id | null
  voucher_written: string | null
  vouched_by: Id | null
  vouched_at: Timestamp | null
  link_hash: Buffer
  organisation_id: Id | null
  made_at: Timestamp
  settled_at: Timestamp | null
  note: string | null
}

export interface OrganisationsDisclosuresTable {
  ecosystem_id: Id
  id: Id
  agreement_id: Id
  at: Timestamp
  by_kind: string
  by_id: Id | null
  how: string
  fields: readonly string[]
  about: readonly Id[]
}

export interface OrganisationsDocumentsTable {
  ecosystem_id: Id
  id: Id
  application_id: Id
  title: string
  media_type: string
  bytes: number
  added_at: Timestamp
}

export interface OrganisationsDomainsTable {
  ecosystem_id: Id
  organisation_id: Id
  domain: string
  token: string
  asked_at: Timestamp
  proven_by: string | null
  proven_on: Day | null
  looked_at: Timestamp | null
  found: string | null
}

export interface OrganisationsMembershipsTable {
  ecosystem_id: Id
  organisation_id: Id
  application_id: Id
  door: string
  state: string
  since_on: Day
  changed_on: Day
  note: string | null
}

export interface OrganisationsSignaturesTable {
  ecosystem_id: Id
  agreement_id: Id
  side: string
  signed_by: Id | null
  signed_at: Timestamp
  text_hash: Buffer
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

export interface ParticipationBookingsTable {
  ecosystem_id: Id
  id: Id
  occasion_id: Id
  made_by: Id | null
  made_at: Timestamp
  request: Id
  number: number
  in_line: number
  party_id: Id | null
}

export interface ParticipationEntriesTable {
  ecosystem_id: Id
  id: Id
  occasion_id: Id
  booking_id: Id
  person_id: Id
  part: string
  state: string
  step: number
  changed_at: Timestamp
  held_until: Timestamp | null
  reason: string | null
  settled_minor: number | null
  settled_currency: string | null
  given_back_from: string | null
  given_back_by: Id | null
  moved_to: Id | null
}

export interface ParticipationInvitationsTable {
  ecosystem_id: Id
  id: Id
  booking_id: Id
  kind: string
  code_hash: Buffer
  made_by: Id | null
  made_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
}

export interface ParticipationOccasionsTable {
  ecosystem_id: Id
  id: Id
  session_id: Id
  opportunity_id: Id
  host_id: Id
  falls_on: Day
  starts_at: Timestamp
  ends_at: Timestamp
  time_zone: string
  way: string
  state: string
  seats: number
  taken: Generated<number>
  minimum: number | null
  next_in_line: Generated<number>
  opened_at: Timestamp
  over_at: Timestamp | null
  cancelled_because: string | null
  too_few_said_at: Timestamp | null
  revision: Generated<number>
}

export interface ParticipationRequirementsTable {
  ecosystem_id: Id
  opportunity_id: Id
  requirement: Json
  set_at: Timestamp
}

export interface PeopleAccountsTable {
  id: Id
  language: string
  made_at: Timestamp
  erased_at: Timestamp | null
  kind: Generated<string>
  seen_on: Day | null
}

export interface PeopleAddressesTable {
  address: string
  account_id: Id
  confirmed_at: Timestamp
}

export interface PeopleCardsTable {
  ecosystem_id: Id
  id: Id
  person_id: Id
  secret_hash: Buffer
  picture_salt: Buffer
  picture_hash: Buffer
  issued_by: Id | null
  issued_at: Timestamp
  stopped_at: Timestamp | null
  opened_at: Timestamp | null
  wrong_tries: Generated<number>
  locked_until: Timestamp | null
  organisation_id: Id | null
}

export interface PeopleClearanceRemindersTable {
  ecosystem_id: Id
  clearance_id: Id
  days_before: number
  told_at: Timestamp
}

export interface PeopleClearancesTable {
  ecosystem_id: Id
  id: Id
  person_id: Id
  kind: string
  number: string
  authority: string
  jurisdiction: string
  issued_on: Day
  expires_on: Day | null
  verified_by: Id | null
  verified_on: Day
  withdrawn_at: Timestamp | null
}

export interface PeopleContactGatesTable {
  ecosystem_id: Id
  is_asked: boolean
  changed_at: Timestamp
}

export interface PeopleContactProposalsTable {
  ecosystem_id: Id
  id: Id
  person_id: Id
  role: string
  organisation_id: Id | null
  state: string
  proposed_by: Id | null
  proposed_at: Timestamp
  settled_at: Timestamp | null
}

export interface PeopleInvitationsTable {
  ecosystem_id: Id
  id: Id
  person_id: Id
  token_hash: Buffer
  address: string | null
  made_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
}

export interface PeopleLinksTable {
  ecosystem_id: Id
  account_id: Id
  person_id: Id
  linked_at: Timestamp
}

export interface PeopleOpenidProvidersTable {
  ecosystem_id: Id
  id: Id
  organisation_id: Id | null
  name: string
  issuer: string
  client_id: string
  client_secret: string
  domains: readonly string[]
  made_at: Timestamp
}

export interface PeopleOpenidSubjectsTable {
  ecosystem_id: Id
  provider_id: Id
  subject: string
  account_id: Id
  made_at: Timestamp
}

export interface PeoplePasskeysTable {
  id: Id
  account_id: Id
  credential_id: string
  public_key: Buffer
  counter: number
  transports: readonly string[]
  name: string
  made_at: Timestamp
  used_at: Timestamp | null
}

export interface PeoplePersonsTable {
  ecosystem_id: Id
  id: Id
  display_name: string
  legal_name: string | null
  birth_year: number | null
  birth_month: number | null
  language: string
  protected: Generated<boolean>
  made_at: Timestamp
  erased_at: Timestamp | null
  sorted_name: GeneratedAlways<string | null>
}

export interface PeopleRecoveryCodesTable {
  account_id: Id
  code_hash: Buffer
  used_at: Timestamp | null
}

export interface PeopleRoleRemindersTable {
  ecosystem_id: Id
  role_id: Id
  days_before: number
  told_at: Timestamp
}

export interface PeopleRolesTable {
  ecosystem_id: Id
  id: Id
  person_id: Id
  role: string
  organisation_id: Id | null
  from_on: Day
  until_on: Day | null
  delegated_by: Id | null
  ended_at: Timestamp | null
}

export interface PeopleSecondFactorsTable {
  account_id: Id
  secret: string
  made_at: Timestamp
  confirmed_at: Timestamp | null
  last_step: Generated<number>
  wrong_tries: Generated<number>
  locked_until: Timestamp | null
}

export interface PeopleSessionsTable {
  id: Id
  account_id: Id
  token_hash: Buffer
  began_at: Timestamp
  seen_at: Timestamp
  ends_at: Timestamp
  browser: string
  second_at: Timestamp | null
  card_id: Id | null
}

export interface PeopleSignInLinksTable {
  id: Id
  token_hash: Buffer
  address: string
  language: string
  next: string
  made_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
}

export interface PeopleTicketsTable {
  id: Id
  kind: string
  token_hash: Buffer
  session_id: Id | null
  held: string
  made_at: Timestamp
  expires_at: Timestamp
}

export interface PeopleUserNamesTable {
  ecosystem_id: Id
  user_name: string
  person_id: Id
}

export interface PeopleWaysTable {
  ecosystem_id: Id
  person_id: Id
  kind: string
  address: string
  kept_by: Id | null
  kept_at: Timestamp
  confirmed_how: string | null
  confirmed_at: Timestamp | null
  code_hash: Buffer | null
  code_ends_at: Timestamp | null
  code_tries: Generated<number>
}

export interface PeopleWordsOfNamesTable {
  ecosystem_id: Id
  person_id: Id
  word: string
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
  ecosystem_slug: string | null
  state: string
  stop_asked: Generated<boolean>
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

export interface PlatformLookedAtTable {
  ecosystem_id: Id
  person_id: Id
  seq: number
}

export interface PlatformLooksTable {
  ecosystem_id: Id
  seq: number
  at: Timestamp
  by_kind: string
  by_id: Id
  about: readonly Id[]
  what: string
  because: string
  previous: Buffer
  hash: Buffer
}

export interface PlatformMailboxTable {
  id: Id
  address: string
  subject: string
  body: string
  sent_at: Timestamp
  kind: Generated<string>
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

export interface PlatformRestoresTable {
  restored_at: Timestamp
  backup_made_at: Timestamp
  change_numbers_begin: number
}

export interface PlatformStoppedTextsTable {
  number: string
  stopped_at: Timestamp
}

export interface PrivacyBreachStepsTable {
  ecosystem_id: Id
  id: Id
  breach_id: Id
  step: string
  note: string
  written_by: Id | null
  at: Timestamp
}

export interface PrivacyBreachesTable {
  ecosystem_id: Id
  id: Id
  known_at: Timestamp
  from_at: Timestamp
  until_at: Timestamp
  fields: readonly string[]
  looker_id: Id | null
  summary: string
  written_by: Id | null
  written_at: Timestamp
}

export interface PrivacyRetentionRunsTable {
  ecosystem_id: Id
  id: Id
  rule: string
  at: Timestamp
  by_id: Id | null
  gone: number
}

export interface RecordActorsTable {
  ecosystem_id: Id
  source: string
  actor: string
  learner_id: Id
  made_at: Timestamp
}

export interface RecordCausesTable {
  ecosystem_id: Id
  learner_id: Id
  fact_id: Id
  cause_id: Id
}

export interface RecordDoubtsTable {
  ecosystem_id: Id
  id: Id
  learner_id: Id
  fact_id: Id
  words: string
  asked_at: Timestamp
  settled_as: string | null
  settled_by: Id | null
  answer: string | null
  settled_at: Timestamp | null
}

export interface RecordFactsTable {
  ecosystem_id: Id
  id: Id
  learner_id: Id
  seq: GeneratedAlways<number>
  kind: string
  at: Timestamp
  until_at: Timestamp | null
  minutes: number | null
  organisation_id: Id | null
  place: string | null
  confirmed_by: Id | null
  how: string
  about_id: string | null
  about_kind: string | null
  about_title: Json | null
  themes: readonly string[]
  skills: readonly string[]
  planned_minutes: number | null
  area_id: Id | null
  words: string | null
  language: string | null
  scale: string | null
  level: string | null
  good_until_at: Timestamp | null
  visibility: string
  amends: Id | null
  amends_as: string | null
  why: string | null
  source: string
  original_id: string
  content_hash: Buffer
  taken_at: Timestamp
  funders: Generated<readonly string[]>
}

export interface ReflectionsCertificatesTable {
  ecosystem_id: Id
  id: Id
  number: string
  entry_id: Id
  person_id: Id
  organisation_id: Id
  title: Json
  starts_at: Timestamp
  time_zone: string
  minutes: number
  issued_at: Timestamp
  void_at: Timestamp | null
  name_yes_own_at: Timestamp | null
  name_yes_guardian_at: Timestamp | null
  name_link: Id
}

export interface ReflectionsFilesTable {
  ecosystem_id: Id
  id: Id
  reflection_id: Id
  kind: string
  media_type: string
  bytes: number
  state: string
  added_at: Timestamp
}

export interface ReflectionsRatingsTable {
  ecosystem_id: Id
  id: Id
  occasion_id: Id
  opportunity_id: Id
  side: string
  entry_id: Id | null
  person_id: Id | null
  relationship: number
  relevance: number
  excitement: number
  given_at: Timestamp
}

export interface ReflectionsReflectionsTable {
  ecosystem_id: Id
  id: Id
  entry_id: Id
  occasion_id: Id
  host_id: Id
  person_id: Id
  words: string | null
  language: string | null
  visible_to: string
  step: number
  written_at: Timestamp
  changed_at: Timestamp
}

export interface VisitsAsksTable {
  ecosystem_id: Id
  id: Id
  booking_id: Id
  path_id: Id
  possible_on: readonly Day[]
  rather_on: readonly Day[]
  state: string
  step: number
  changed_at: Timestamp
  in_line: number
  held_until: Timestamp | null
  given_at: Timestamp | null
  reason: string | null
  possible_times: Generated<readonly string[]>
  rather_times: Generated<readonly string[]>
  refused_on: Generated<readonly Day[]>
  not_before: string | null
  over_by: string | null
  pupils: number | null
  turn: Generated<number>
}

export interface VisitsBlockedDaysTable {
  ecosystem_id: Id
  id: Id
  organisation_id: Id | null
  falls_on: Day
  place: string | null
}

export interface VisitsBookingsTable {
  ecosystem_id: Id
  id: Id
  group_id: Id
  school_id: Id
  pupils: number
  adults: number
  grade: string
  needs: readonly string[]
  made_by: Id | null
  kept_by: Id | null
  made_at: Timestamp
  request: Id
}

export interface VisitsNotesTable {
  ecosystem_id: Id
  id: Id
  group_id: Id
  school_id: Id
  kind: string
  words: string
  next_on: Day | null
  done_on: Day | null
  written_by: Id | null
  kept_by: Id | null
  written_at: Timestamp
  told_on: Day | null
}

export interface VisitsPathsTable {
  ecosystem_id: Id
  id: Id
  host_id: Id
  title: string
  theme: string | null
  grades: readonly string[]
  place: string
  lat: number | null
  lon: number | null
  way: string
  state: string
  next_in_line: Generated<number>
  made_at: Timestamp
  twice: Generated<boolean>
}

export interface VisitsPlacesTable {
  ecosystem_id: Id
  path_id: Id
  ask_id: Id
  slot_id: Id
  seats: number
}

export interface VisitsPlansTable {
  ecosystem_id: Id
  id: Id
  path_ids: readonly Id[]
  state: string
  job_id: Id
  outcome: Json | null
  made_by: Id | null
  made_at: Timestamp
  ended_at: Timestamp | null
}

export interface VisitsSlotsTable {
  ecosystem_id: Id
  id: Id
  path_id: Id
  falls_on: Day
  starts_at: Timestamp
  ends_at: Timestamp
  time_zone: string
  seats: number
  taken: Generated<number>
  state: string
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
  season: string | null
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

export interface WantsFindsTable {
  ecosystem_id: Id
  wish_id: Id
  opportunity_id: Id
  title: Json
  found_at: Timestamp
  state: string
}

export interface WantsRepliesTable {
  ecosystem_id: Id
  trial_id: Id
  wish_id: Id
  id: Id
  number: number
  says: string
  said_by: Id | null
  said_at: Timestamp
}

export interface WantsTrialsTable {
  ecosystem_id: Id
  id: Id
  want_id: Id
  host_id: Id
  proposed_by: Id
  opportunity_id: Id
  title: string
  description: string
  language: string
  falls_on: Day
  start_time: string
  end_time: string
  time_zone: string
  place_name: string
  place_address: string | null
  price: number
  currency: string
  age_min: number | null
  age_max: number | null
  contact: string
  minimum: number
  seats: number
  decide_by: Timestamp
  state: string
  because: string | null
  changed_at: Timestamp
}

export interface WantsWishesTable {
  ecosystem_id: Id
  id: Id
  want_id: Id
  person_id: Id
  signed_by: Id | null
  signed_at: Timestamp
  state: string
  changed_at: Timestamp
  code: string
  told_on: Day | null
}

export interface DB {
  attendance_acts: AttendanceActsTable
  attendance_care: AttendanceCareTable
  attendance_doors: AttendanceDoorsTable
  attendance_guests: AttendanceGuestsTable
  attendance_phones: AttendancePhonesTable
  catalogue_adult_wishes: CatalogueAdultWishesTable
  catalogue_adults: CatalogueAdultsTable
  catalogue_drafts: CatalogueDraftsTable
  catalogue_merges: CatalogueMergesTable
  catalogue_opportunities: CatalogueOpportunitiesTable
  catalogue_overrides: CatalogueOverridesTable
  catalogue_publications: CataloguePublicationsTable
  catalogue_reports: CatalogueReportsTable
  catalogue_resting_hosts: CatalogueRestingHostsTable
  catalogue_rounds: CatalogueRoundsTable
  catalogue_sessions: CatalogueSessionsTable
  catalogue_words: CatalogueWordsTable
  draws_days: DrawsDaysTable
  draws_draws: DrawsDrawsTable
  draws_items: DrawsItemsTable
  draws_levels: DrawsLevelsTable
  draws_rounds: DrawsRoundsTable
  draws_rows: DrawsRowsTable
  ecosystems: EcosystemsTable
  ecosystems_area_names: EcosystemsAreaNamesTable
  ecosystems_areas: EcosystemsAreasTable
  ecosystems_indicators: EcosystemsIndicatorsTable
  ecosystems_network_members: EcosystemsNetworkMembersTable
  ecosystems_networks: EcosystemsNetworksTable
  ecosystems_signatures: EcosystemsSignaturesTable
  families_age_notices: FamiliesAgeNoticesTable
  families_ages_said: FamiliesAgesSaidTable
  families_bands: FamiliesBandsTable
  families_code_tries: FamiliesCodeTriesTable
  families_consent_links: FamiliesConsentLinksTable
  families_consents: FamiliesConsentsTable
  families_link_codes: FamiliesLinkCodesTable
  families_links: FamiliesLinksTable
  families_mandates: FamiliesMandatesTable
  families_protections: FamiliesProtectionsTable
  families_starts: FamiliesStartsTable
  feeds_imports: FeedsImportsTable
  feeds_items: FeedsItemsTable
  feeds_pairs: FeedsPairsTable
  feeds_refused_rows: FeedsRefusedRowsTable
  feeds_sources: FeedsSourcesTable
  feeds_staged: FeedsStagedTable
  governance_bodies: GovernanceBodiesTable
  governance_cases: GovernanceCasesTable
  governance_decisions: GovernanceDecisionsTable
  governance_gates: GovernanceGatesTable
  governance_seats: GovernanceSeatsTable
  governance_steps: GovernanceStepsTable
  groups_adults: GroupsAdultsTable
  groups_groups: GroupsGroupsTable
  groups_members: GroupsMembersTable
  groups_roster_identities: GroupsRosterIdentitiesTable
  groups_roster_questions: GroupsRosterQuestionsTable
  groups_roster_rows: GroupsRosterRowsTable
  groups_rosters: GroupsRostersTable
  home_calendars: HomeCalendarsTable
  home_choices: HomeChoicesTable
  home_preparations: HomePreparationsTable
  home_reminders: HomeRemindersTable
  messages_choices: MessagesChoicesTable
  messages_decisions: MessagesDecisionsTable
  messages_deliveries: MessagesDeliveriesTable
  messages_evidence: MessagesEvidenceTable
  messages_notices: MessagesNoticesTable
  messages_posts: MessagesPostsTable
  messages_reports: MessagesReportsTable
  messages_spending: MessagesSpendingTable
  organisations: OrganisationsTable
  organisations_agreements: OrganisationsAgreementsTable
  organisations_applications: OrganisationsApplicationsTable
  organisations_disclosures: OrganisationsDisclosuresTable
  organisations_documents: OrganisationsDocumentsTable
  organisations_domains: OrganisationsDomainsTable
  organisations_memberships: OrganisationsMembershipsTable
  organisations_signatures: OrganisationsSignaturesTable
  organisations_venues: OrganisationsVenuesTable
  participation_bookings: ParticipationBookingsTable
  participation_entries: ParticipationEntriesTable
  participation_invitations: ParticipationInvitationsTable
  participation_occasions: ParticipationOccasionsTable
  participation_requirements: ParticipationRequirementsTable
  people_accounts: PeopleAccountsTable
  people_addresses: PeopleAddressesTable
  people_cards: PeopleCardsTable
  people_clearance_reminders: PeopleClearanceRemindersTable
  people_clearances: PeopleClearancesTable
  people_contact_gates: PeopleContactGatesTable
  people_contact_proposals: PeopleContactProposalsTable
  people_invitations: PeopleInvitationsTable
  people_links: PeopleLinksTable
  people_openid_providers: PeopleOpenidProvidersTable
  people_openid_subjects: PeopleOpenidSubjectsTable
  people_passkeys: PeoplePasskeysTable
  people_persons: PeoplePersonsTable
  people_recovery_codes: PeopleRecoveryCodesTable
  people_role_reminders: PeopleRoleRemindersTable
  people_roles: PeopleRolesTable
  people_second_factors: PeopleSecondFactorsTable
  people_sessions: PeopleSessionsTable
  people_sign_in_links: PeopleSignInLinksTable
  people_tickets: PeopleTicketsTable
  people_user_names: PeopleUserNamesTable
  people_ways: PeopleWaysTable
  people_words_of_names: PeopleWordsOfNamesTable
  platform_cursors: PlatformCursorsTable
  platform_jobs: PlatformJobsTable
  platform_looked_at: PlatformLookedAtTable
  platform_looks: PlatformLooksTable
  platform_mailbox: PlatformMailboxTable
  platform_migrations: PlatformMigrationsTable
  platform_office_sessions: PlatformOfficeSessionsTable
  platform_operator_links: PlatformOperatorLinksTable
  platform_outbox: PlatformOutboxTable
  platform_restores: PlatformRestoresTable
  platform_stopped_texts: PlatformStoppedTextsTable
  privacy_breach_steps: PrivacyBreachStepsTable
  privacy_breaches: PrivacyBreachesTable
  privacy_retention_runs: PrivacyRetentionRunsTable
  record_actors: RecordActorsTable
  record_causes: RecordCausesTable
  record_doubts: RecordDoubtsTable
  record_facts: RecordFactsTable
  reflections_certificates: ReflectionsCertificatesTable
  reflections_files: ReflectionsFilesTable
  reflections_ratings: ReflectionsRatingsTable
  reflections_reflections: ReflectionsReflectionsTable
  visits_asks: VisitsAsksTable
  visits_blocked_days: VisitsBlockedDaysTable
  visits_bookings: VisitsBookingsTable
  visits_notes: VisitsNotesTable
  visits_paths: VisitsPathsTable
  visits_places: VisitsPlacesTable
  visits_plans: VisitsPlansTable
  visits_slots: VisitsSlotsTable
  wants: WantsTable
  wants_answers: WantsAnswersTable
  wants_askers: WantsAskersTable
  wants_finds: WantsFindsTable
  wants_replies: WantsRepliesTable
  wants_trials: WantsTrialsTable
  wants_wishes: WantsWishesTable
}

/** Spelled out, in the order of each table. */
export const columnsOf: Readonly<Record<string, readonly string[]>> = {
  attendance_acts: [
    'ecosystem_id',
    'id',
    'occasion_id',
    'seq',
    'subject_id',
    'person_id',
    'said',
    'done_at',
    'told_at',
    'received_at',
    'device',
    'seen',
    'how',
    'leaves',
    'adult',
    'said_by',
    'flags',
    'stands',
    'settled_by',
    'settled_at',
  ],
  attendance_care: [
    'ecosystem_id',
    'person_id',
    'needs',
    'may_leave_alone',
    'fetched_by',
    'said_by',
    'said_at',
  ],
  attendance_doors: [
    'ecosystem_id',
    'occasion_id',
    'last_seq',
  ],
  attendance_guests: [
    'ecosystem_id',
    'id',
    'occasion_id',
    'first_name',
    'added_at',
  ],
  attendance_phones: [
    'ecosystem_id',
    'occasion_id',
    'device',
    'person_id',
    'opened_at',
  ],
  catalogue_adult_wishes: [
    'ecosystem_id',
    'person_id',
    'shown',
    'changed_at',
  ],
  catalogue_adults: [
    'ecosystem_id',
    'id',
    'opportunity_id',
    'session_id',
    'person_id',
    'does',
    'named_by',
    'named_at',
    'ended_at',
  ],
  catalogue_drafts: [
    'ecosystem_id',
    'opportunity_id',
    'organisation_id',
    'is_new',
    'typed',
    'saved_by',
    'saved_at',
  ],
  catalogue_merges: [
    'ecosystem_id',
    'id',
    'kept_id',
    'folded_id',
    'decided_by',
    'decided_at',
    'parts',
    'undone_by',
    'undone_at',
  ],
  catalogue_opportunities: [
    'ecosystem_id',
    'id',
    'kind',
    'title',
    'description',
    'host_id',
    'age_min',
    'age_max',
    'audiences',
    'price',
    'help_available',
    'pays_participants',
    'provides',
    'access',
    'languages',
    'themes',
    'skills',
    'capacity',
    'places_left',
    'sign_up_link',
    'image',
    'funders',
    'source_id',
    'group_key',
    'content_hash',
    'verified_by_a_human_on',
    'lapses_on',
    'merged_into',
    'withdrawn',
    'live_sessions',
    'last_on',
    'words',
    'text_length',
    'created_at',
    'changed_at',
    'changed_xid',
    'publication',
    'host_rests',
    'minimum_to_run',
    'contact',
  ],
  catalogue_overrides: [
    'ecosystem_id',
    'opportunity_id',
    'field',
    'said',
    'told',
    'why',
    'said_by',
    'said_at',
    'held_at',
  ],
  catalogue_publications: [
    'ecosystem_id',
    'id',
    'opportunity_id',
    'state',
    'proposed_by',
    'proposed_at',
    'settled_at',
    'note',
    'seq',
    'change',
    'stood',
  ],
  catalogue_reports: [
    'ecosystem_id',
    'id',
    'opportunity_id',
    'reason',
    'words',
    'language',
    'times',
    'reported_at',
    'dealt_with_at',
    'dealt_with_by',
  ],
  catalogue_resting_hosts: [
    'ecosystem_id',
    'organisation_id',
    'since',
  ],
  catalogue_rounds: [
    'ecosystem_id',
    'id',
    'organisation_id',
    'asked_at',
    'answered_at',
    'confirmed',
    'withdrawn',
  ],
  catalogue_sessions: [
    'ecosystem_id',
    'id',
    'opportunity_id',
    'source_id',
    'original_id',
    'form',
    'start_on',
    'start_time',
    'end_on',
    'end_time',
    'rule',
    'except_on',
    'time_zone',
    'venue_id',
    'online',
    'state',
    'link',
    'content_hash',
  ],
  catalogue_words: [
    'ecosystem_id',
    'word',
    'opportunity_id',
  ],
  draws_days: [
    'ecosystem_id',
    'draw_id',
    'occasion_id',
    'item_id',
    'number',
  ],
  draws_draws: [
    'ecosystem_id',
    'id',
    'title',
    'language',
    'state',
    'round',
    'opens_at',
    'closes_at',
    'source',
    'source_address',
    'source_at',
    'made_at',
    'secret',
    'closed_at',
    'commitment',
    'seed',
    'seed_said_by',
    'seed_confirmed_by',
    'seed_said_at',
    'released_at',
  ],
  draws_items: [
    'ecosystem_id',
    'draw_id',
    'id',
    'name',
    'opportunity_id',
    'host_id',
    'seats',
    'guarantees',
  ],
  draws_levels: [
    'ecosystem_id',
    'draw_id',
    'level',
    'hashes',
  ],
  draws_rounds: [
    'ecosystem_id',
    'draw_id',
    'round',
    'cut_offs',
    'apart',
    'hurting',
    'checked',
    'drawn_at',
    'published_at',
  ],
  draws_rows: [
    'ecosystem_id',
    'draw_id',
    'id',
    'person_id',
    'made_by',
    'changed_at',
    'wishes',
    'friends',
    'area_id',
    'needs',
    'pseudonym',
    'family',
    'together',
    'groups',
    'placed_first',
    'placed_second',
    'left_draw',
    'leaf',
  ],
  ecosystems: [
    'id',
    'slug',
    'host',
    'name',
    'purpose',
    'manifesto',
    'accent',
    'time_zone',
    'languages',
    'currency',
    'age_min',
    'age_max',
    'since_on',
    'centre_lat',
    'centre_lon',
    'settings',
    'demonstration',
    'areas_version',
    'created_at',
  ],
  ecosystems_area_names: [
    'ecosystem_id',
    'folded_name',
    'area_id',
    'name',
  ],
  ecosystems_areas: [
    'ecosystem_id',
    'id',
    'code',
    'name',
    'district',
    'boundary',
    'outline',
    'centre_lat',
    'centre_lon',
    'population',
    'population_year',
  ],
  ecosystems_indicators: [
    'ecosystem_id',
    'area_id',
    'measure',
    'year',
    'value',
    'source',
  ],
  ecosystems_network_members: [
    'network_id',
    'ecosystem_id',
  ],
  ecosystems_networks: [
    'id',
    'slug',
    'name',
    'about',
  ],
  ecosystems_signatures: [
    'ecosystem_id',
    'id',
    'signer',
    'folded_signer',
    'kind',
    'signed_on',
    'demonstration',
  ],
  families_age_notices: [
    'ecosystem_id',
    'child_id',
    'step',
    'told_at',
  ],
  families_ages_said: [
    'ecosystem_id',
    'id',
    'person_id',
    'said_as',
    'said_by',
    'year',
    'month',
    'said_at',
    'seq',
  ],
  families_bands: [
    'ecosystem_id',
    'id',
    'child_id',
    'band',
    'because',
    'organisation_id',
    'set_by',
    'set_at',
    'from_on',
    'until_on',
    'ended_at',
  ],
  families_code_tries: [
    'ecosystem_id',
    'id',
    'person_id',
    'tried_at',
  ],
  families_consent_links: [
    'ecosystem_id',
    'id',
    'token_hash',
    'link_id',
    'season',
    'made_by',
    'made_at',
    'expires_at',
    'answered_at',
  ],
  families_consents: [
    'ecosystem_id',
    'id',
    'child_id',
    'purpose',
    'answer',
    'given_by',
    'link_id',
    'relation',
    'verified',
    'text_version',
    'language',
    'channel',
    'written_by',
    'until_on',
    'batch_id',
    'at',
    'mandate_id',
    'seq',
  ],
  families_link_codes: [
    'ecosystem_id',
    'code_hash',
    'child_id',
    'made_at',
    'expires_at',
    'used_at',
  ],
  families_links: [
    'ecosystem_id',
    'id',
    'child_id',
    'guardian_id',
    'relation',
    'verified',
    'vouched_by',
    'vouching_organisation_id',
    'since',
    'state',
    'changed_at',
    'suspended_by',
    'suspended_because',
    'restore_asked_by',
    'called',
  ],
  families_mandates: [
    'ecosystem_id',
    'id',
    'child_id',
    'link_id',
    'organisation_id',
    'scope',
    'from_on',
    'until_on',
    'recorded_how',
    'recorded_by',
    'recorded_at',
    'ended_at',
    'ended_by',
  ],
  families_protections: [
    'ecosystem_id',
    'id',
    'child_id',
    'first_named',
    'second_named',
    'set_by',
    'set_at',
    'lift_asked_by',
    'lifted_at',
  ],
  families_starts: [
    'ecosystem_id',
    'person_id',
    'account_id',
    'began_at',
    'expires_at',
    'confirmed_at',
  ],
  feeds_imports: [
    'ecosystem_id',
    'id',
    'source_id',
    'job_id',
    'state',
    'file_key',
    'file_name',
    'mapping',
    'counts',
    'repairs',
    'failure',
    'queued_at',
    'ended_at',
    'held_back',
  ],
  feeds_items: [
    'ecosystem_id',
    'source_id',
    'kind',
    'item_id',
    'modified',
    'content',
  ],
  feeds_pairs: [
    'ecosystem_id',
    'id',
    'one_id',
    'other_id',
    'score',
    'parts',
    'zone',
    'decision',
    'merge_id',
    'decided_by',
    'decided_at',
    'found_at',
  ],
  feeds_refused_rows: [
    'ecosystem_id',
    'import_id',
    'number',
    'row_number',
    'column_name',
    'value',
    'reason',
  ],
  feeds_sources: [
    'ecosystem_id',
    'id',
    'name',
    'origin',
    'address',
    'publisher',
    'licence',
    'attribution',
    'mapping',
    'anchor_on',
    'keep_dates',
    'shift_days',
    'poll_minutes',
    'next_poll_at',
    'poll_state',
    'removed_at',
    'created_at',
  ],
  feeds_staged: [
    'ecosystem_id',
    'import_id',
    'chunk',
    'drafts',
  ],
  governance_bodies: [
    'ecosystem_id',
    'id',
    'name',
    'purpose',
    'quorum',
    'made_at',
  ],
  governance_cases: [
    'ecosystem_id',
    'id',
    'act',
    'proposal_id',
    'title',
    'organisation_ids',
    'applicant_id',
    'gate',
    'state',
    'opened_at',
    'deadline_at',
    'closed_at',
    'reminded_at',
  ],
  governance_decisions: [
    'ecosystem_id',
    'id',
    'case_id',
    'person_id',
    'stage',
    'answer',
    'reason',
    'checked',
    'decided_at',
    'withdrawn_at',
    'standing_in_for',
  ],
  governance_gates: [
    'ecosystem_id',
    'act',
    'gate',
    'changed_at',
  ],
  governance_seats: [
    'ecosystem_id',
    'id',
    'body_id',
    'kind',
    'person_id',
    'from_on',
    'until_on',
  ],
  governance_steps: [
    'ecosystem_id',
    'case_id',
    'number',
    'from_state',
    'to_state',
    'at',
    'note',
  ],
  groups_adults: [
    'ecosystem_id',
    'group_id',
    'person_id',
    'from_on',
    'until_on',
    'party_id',
  ],
  groups_groups: [
    'ecosystem_id',
    'id',
    'kind',
    'name',
    'organisation_id',
    'school_id',
    'level',
    'size',
    'needs',
    'from_on',
    'until_on',
    'party_id',
    'their_hash',
    'made_at',
  ],
  groups_members: [
    'ecosystem_id',
    'group_id',
    'person_id',
    'from_on',
    'until_on',
    'party_id',
  ],
  groups_roster_identities: [
    'ecosystem_id',
    'party_id',
    'their_hash',
    'person_id',
    'agreement_id',
  ],
  groups_roster_questions: [
    'ecosystem_id',
    'id',
    'party_id',
    'their_hash',
    'because',
    'written',
    'candidates',
    'asked_at',
    'answer',
    'answered_by',
    'answered_at',
  ],
  groups_roster_rows: [
    'ecosystem_id',
    'roster_id',
    'number',
    'row_number',
    'column_name',
    'reason',
  ],
  groups_rosters: [
    'ecosystem_id',
    'id',
    'party_id',
    'form',
    'file_key',
    'mapping',
    'from_on',
    'until_on',
    'language',
    'state',
    'counts',
    'schools',
    'failure',
    'job_id',
    'sent_by',
    'sent_at',
    'ended_at',
  ],
  home_calendars: [
    'ecosystem_id',
    'id',
    'person_id',
    'device',
    'shows',
    'secret_hash',
    'made_at',
    'read_on',
  ],
  home_choices: [
    'ecosystem_id',
    'person_id',
    'on_eve',
    'hours_before',
    'area_id',
  ],
  home_preparations: [
    'ecosystem_id',
    'opportunity_id',
    'language',
    'bring',
    'meet',
    'written_at',
  ],
  home_reminders: [
    'ecosystem_id',
    'entry_id',
    'starts_at',
    'lead',
    'person_id',
    'sent_at',
  ],
  messages_choices: [
    'ecosystem_id',
    'person_id',
    'channel',
    'quiet_from',
    'quiet_until',
    'silenced',
    'less_hash',
  ],
  messages_decisions: [
    'ecosystem_id',
    'id',
    'report_id',
    'decision',
    'by_id',
    'note',
    'decided_at',
  ],
  messages_deliveries: [
    'ecosystem_id',
    'notice_id',
    'person_id',
    'state',
    'channel',
    'urgent',
    'waited',
    'due_at',
    'tries',
    'fault',
    'segments',
    'changed_at',
  ],
  messages_evidence: [
    'ecosystem_id',
    'report_id',
    'post_id',
    'group_id',
    'author_id',
    'body',
    'written_at',
    'kept_at',
  ],
  messages_notices: [
    'ecosystem_id',
    'id',
    'person_id',
    'for_id',
    'kind',
    'about_id',
    'sentence',
    'facts',
    'path',
    'link',
    'urgent',
    'laid_at',
    'read_at',
  ],
  messages_posts: [
    'ecosystem_id',
    'id',
    'group_id',
    'author_id',
    'part',
    'body',
    'written_at',
    'hidden',
  ],
  messages_reports: [
    'ecosystem_id',
    'id',
    'post_id',
    'reporter_id',
    'reason',
    'note',
    'urgent',
    'made_at',
    'due_at',
    'late_told_at',
    'closed_at',
    'reminded_at',
  ],
  messages_spending: [
    'ecosystem_id',
    'month',
    'id',
    'segments',
    'told_at',
  ],
  organisations: [
    'ecosystem_id',
    'id',
    'slug',
    'name',
    'folded_name',
    'kind',
    'about',
    'website',
    'email',
    'phone',
    'languages',
    'area_ids',
    'verified_by',
    'verified_on',
    'former_folded_names',
  ],
  organisations_agreements: [
    'ecosystem_id',
    'id',
    'giver_id',
    'receiver_id',
    'purpose',
    'fields',
    'version',
    'follows_id',
    'from_on',
    'until_on',
    'text',
    'language',
    'state',
    'made_by',
    'made_at',
    'changed_at',
    'cleared_at',
  ],
  organisations_applications: [
    'ecosystem_id',
    'id',
    'door',
    'state',
    'name',
    'kind',
    'does',
    'website',
    'language',
    'contact_name',
    'contact_address',
    'applicant_id',
    'voucher_written',
    'vouched_by',
    'vouched_at',
    'link_hash',
    'organisation_id',
    'made_at',
    'settled_at',
    'note',
  ],
  organisations_disclosures: [
    'ecosystem_id',
    'id',
    'agreement_id',
    'at',
    'by_kind',
    'by_id',
    'how',
    'fields',
    'about',
  ],
  organisations_documents: [
    'ecosystem_id',
    'id',
    'application_id',
    'title',
    'media_type',
    'bytes',
    'added_at',
  ],
  organisations_domains: [
    'ecosystem_id',
    'organisation_id',
    'domain',
    'token',
    'asked_at',
    'proven_by',
    'proven_on',
    'looked_at',
    'found',
  ],
  organisations_memberships: [
    'ecosystem_id',
    'organisation_id',
    'application_id',
    'door',
    'state',
    'since_on',
    'changed_on',
    'note',
  ],
  organisations_signatures: [
    'ecosystem_id',
    'agreement_id',
    'side',
    'signed_by',
    'signed_at',
    'text_hash',
  ],
  organisations_venues: [
    'ecosystem_id',
    'id',
    'name',
    'folded_name',
    'address',
    'folded_address',
    'lat',
    'lon',
    'area_id',
    'area_as_written',
    'placed_by',
    'feed_lat',
    'feed_lon',
    'access',
    'languages',
    'facts_source',
  ],
  participation_bookings: [
    'ecosystem_id',
    'id',
    'occasion_id',
    'made_by',
    'made_at',
    'request',
    'number',
    'in_line',
    'party_id',
  ],
  participation_entries: [
    'ecosystem_id',
    'id',
    'occasion_id',
    'booking_id',
    'person_id',
    'part',
    'state',
    'step',
    'changed_at',
    'held_until',
    'reason',
    'settled_minor',
    'settled_currency',
    'given_back_from',
    'given_back_by',
    'moved_to',
  ],
  participation_invitations: [
    'ecosystem_id',
    'id',
    'booking_id',
    'kind',
    'code_hash',
    'made_by',
    'made_at',
    'expires_at',
    'used_at',
  ],
  participation_occasions: [
    'ecosystem_id',
    'id',
    'session_id',
    'opportunity_id',
    'host_id',
    'falls_on',
    'starts_at',
    'ends_at',
    'time_zone',
    'way',
    'state',
    'seats',
    'taken',
    'minimum',
    'next_in_line',
    'opened_at',
    'over_at',
    'cancelled_because',
    'too_few_said_at',
    'revision',
  ],
  participation_requirements: [
    'ecosystem_id',
    'opportunity_id',
    'requirement',
    'set_at',
  ],
  people_accounts: [
    'id',
    'language',
    'made_at',
    'erased_at',
    'kind',
    'seen_on',
  ],
  people_addresses: [
    'address',
    'account_id',
    'confirmed_at',
  ],
  people_cards: [
    'ecosystem_id',
    'id',
    'person_id',
    'secret_hash',
    'picture_salt',
    'picture_hash',
    'issued_by',
    'issued_at',
    'stopped_at',
    'opened_at',
    'wrong_tries',
    'locked_until',
    'organisation_id',
  ],
  people_clearance_reminders: [
    'ecosystem_id',
    'clearance_id',
    'days_before',
    'told_at',
  ],
  people_clearances: [
    'ecosystem_id',
    'id',
    'person_id',
    'kind',
    'number',
    'authority',
    'jurisdiction',
    'issued_on',
    'expires_on',
    'verified_by',
    'verified_on',
    'withdrawn_at',
  ],
  people_contact_gates: [
    'ecosystem_id',
    'is_asked',
    'changed_at',
  ],
  people_contact_proposals: [
    'ecosystem_id',
    'id',
    'person_id',
    'role',
    'organisation_id',
    'state',
    'proposed_by',
    'proposed_at',
    'settled_at',
  ],
  people_invitations: [
    'ecosystem_id',
    'id',
    'person_id',
    'token_hash',
    'address',
    'made_at',
    'expires_at',
    'used_at',
  ],
  people_links: [
    'ecosystem_id',
    'account_id',
    'person_id',
    'linked_at',
  ],
  people_openid_providers: [
    'ecosystem_id',
    'id',
    'organisation_id',
    'name',
    'issuer',
    'client_id',
    'client_secret',
    'domains',
    'made_at',
  ],
  people_openid_subjects: [
    'ecosystem_id',
    'provider_id',
    'subject',
    'account_id',
    'made_at',
  ],
  people_passkeys: [
    'id',
    'account_id',
    'credential_id',
    'public_key',
    'counter',
    'transports',
    'name',
    'made_at',
    'used_at',
  ],
  people_persons: [
    'ecosystem_id',
    'id',
    'display_name',
    'legal_name',
    'birth_year',
    'birth_month',
    'language',
    'protected',
    'made_at',
    'erased_at',
    'sorted_name',
  ],
  people_recovery_codes: [
    'account_id',
    'code_hash',
    'used_at',
  ],
  people_role_reminders: [
    'ecosystem_id',
    'role_id',
    'days_before',
    'told_at',
  ],
  people_roles: [
    'ecosystem_id',
    'id',
    'person_id',
    'role',
    'organisation_id',
    'from_on',
    'until_on',
    'delegated_by',
    'ended_at',
  ],
  people_second_factors: [
    'account_id',
    'secret',
    'made_at',
    'confirmed_at',
    'last_step',
    'wrong_tries',
    'locked_until',
  ],
  people_sessions: [
    'id',
    'account_id',
    'token_hash',
    'began_at',
    'seen_at',
    'ends_at',
    'browser',
    'second_at',
    'card_id',
  ],
  people_sign_in_links: [
    'id',
    'token_hash',
    'address',
    'language',
    'next',
    'made_at',
    'expires_at',
    'used_at',
  ],
  people_tickets: [
    'id',
    'kind',
    'token_hash',
    'session_id',
    'held',
    'made_at',
    'expires_at',
  ],
  people_user_names: [
    'ecosystem_id',
    'user_name',
    'person_id',
  ],
  people_ways: [
    'ecosystem_id',
    'person_id',
    'kind',
    'address',
    'kept_by',
    'kept_at',
    'confirmed_how',
    'confirmed_at',
    'code_hash',
    'code_ends_at',
    'code_tries',
  ],
  people_words_of_names: [
    'ecosystem_id',
    'person_id',
    'word',
  ],
  platform_cursors: [
    'consumer',
    'xid',
    'seq',
  ],
  platform_jobs: [
    'id',
    'name',
    'ecosystem_id',
    'ecosystem_slug',
    'state',
    'stop_asked',
    'input',
    'done',
    'total',
    'step',
    'outcome',
    'last_error',
    'attempts',
    'created_at',
    'started_at',
    'ended_at',
  ],
  platform_looked_at: [
    'ecosystem_id',
    'person_id',
    'seq',
  ],
  platform_looks: [
    'ecosystem_id',
    'seq',
    'at',
    'by_kind',
    'by_id',
    'about',
    'what',
    'because',
    'previous',
    'hash',
  ],
  platform_mailbox: [
    'id',
    'address',
    'subject',
    'body',
    'sent_at',
    'kind',
  ],
  platform_migrations: [
    'name',
    'checksum',
    'applied_at',
  ],
  platform_office_sessions: [
    'id',
    'token_hash',
    'created_at',
    'last_seen_at',
    'expires_at',
  ],
  platform_operator_links: [
    'id',
    'token_hash',
    'created_at',
    'expires_at',
    'used_at',
  ],
  platform_outbox: [
    'ecosystem_id',
    'seq',
    'xid',
    'name',
    'by',
    'about',
    'at',
  ],
  platform_restores: [
    'restored_at',
    'backup_made_at',
    'change_numbers_begin',
  ],
  platform_stopped_texts: [
    'number',
    'stopped_at',
  ],
  privacy_breach_steps: [
    'ecosystem_id',
    'id',
    'breach_id',
    'step',
    'note',
    'written_by',
    'at',
  ],
  privacy_breaches: [
    'ecosystem_id',
    'id',
    'known_at',
    'from_at',
    'until_at',
    'fields',
    'looker_id',
    'summary',
    'written_by',
    'written_at',
  ],
  privacy_retention_runs: [
    'ecosystem_id',
    'id',
    'rule',
    'at',
    'by_id',
    'gone',
  ],
  record_actors: [
    'ecosystem_id',
    'source',
    'actor',
    'learner_id',
    'made_at',
  ],
  record_causes: [
    'ecosystem_id',
    'learner_id',
    'fact_id',
    'cause_id',
  ],
  record_doubts: [
    'ecosystem_id',
    'id',
    'learner_id',
    'fact_id',
    'words',
    'asked_at',
    'settled_as',
    'settled_by',
    'answer',
    'settled_at',
  ],
  record_facts: [
    'ecosystem_id',
    'id',
    'learner_id',
    'seq',
    'kind',
    'at',
    'until_at',
    'minutes',
    'organisation_id',
    'place',
    'confirmed_by',
    'how',
    'about_id',
    'about_kind',
    'about_title',
    'themes',
    'skills',
    'planned_minutes',
    'area_id',
    'words',
    'language',
    'scale',
    'level',
    'good_until_at',
    'visibility',
    'amends',
    'amends_as',
    'why',
    'source',
    'original_id',
    'content_hash',
    'taken_at',
    'funders',
  ],
  reflections_certificates: [
    'ecosystem_id',
    'id',
    'number',
    'entry_id',
    'person_id',
    'organisation_id',
    'title',
    'starts_at',
    'time_zone',
    'minutes',
    'issued_at',
    'void_at',
    'name_yes_own_at',
    'name_yes_guardian_at',
    'name_link',
  ],
  reflections_files: [
    'ecosystem_id',
    'id',
    'reflection_id',
    'kind',
    'media_type',
    'bytes',
    'state',
    'added_at',
  ],
  reflections_ratings: [
    'ecosystem_id',
    'id',
    'occasion_id',
    'opportunity_id',
    'side',
    'entry_id',
    'person_id',
    'relationship',
    'relevance',
    'excitement',
    'given_at',
  ],
  reflections_reflections: [
    'ecosystem_id',
    'id',
    'entry_id',
    'occasion_id',
    'host_id',
    'person_id',
    'words',
    'language',
    'visible_to',
    'step',
    'written_at',
    'changed_at',
  ],
  visits_asks: [
    'ecosystem_id',
    'id',
    'booking_id',
    'path_id',
    'possible_on',
    'rather_on',
    'state',
    'step',
    'changed_at',
    'in_line',
    'held_until',
    'given_at',
    'reason',
    'possible_times',
    'rather_times',
    'refused_on',
    'not_before',
    'over_by',
    'pupils',
    'turn',
  ],
  visits_blocked_days: [
    'ecosystem_id',
    'id',
    'organisation_id',
    'falls_on',
    'place',
  ],
  visits_bookings: [
    'ecosystem_id',
    'id',
    'group_id',
    'school_id',
    'pupils',
    'adults',
    'grade',
    'needs',
    'made_by',
    'kept_by',
    'made_at',
    'request',
  ],
  visits_notes: [
    'ecosystem_id',
    'id',
    'group_id',
    'school_id',
    'kind',
    'words',
    'next_on',
    'done_on',
    'written_by',
    'kept_by',
    'written_at',
    'told_on',
  ],
  visits_paths: [
    'ecosystem_id',
    'id',
    'host_id',
    'title',
    'theme',
    'grades',
    'place',
    'lat',
    'lon',
    'way',
    'state',
    'next_in_line',
    'made_at',
    'twice',
  ],
  visits_places: [
    'ecosystem_id',
    'path_id',
    'ask_id',
    'slot_id',
    'seats',
  ],
  visits_plans: [
    'ecosystem_id',
    'id',
    'path_ids',
    'state',
    'job_id',
    'outcome',
    'made_by',
    'made_at',
    'ended_at',
  ],
  visits_slots: [
    'ecosystem_id',
    'id',
    'path_id',
    'falls_on',
    'starts_at',
    'ends_at',
    'time_zone',
    'seats',
    'taken',
    'state',
  ],
  wants: [
    'ecosystem_id',
    'id',
    'interest',
    'folded_interest',
    'language',
    'area_id',
    'age_band',
    'times',
    'state',
    'answer',
    'told_on',
    'answered_on',
    'season',
  ],
  wants_answers: [
    'ecosystem_id',
    'want_id',
    'opportunity_id',
  ],
  wants_askers: [
    'ecosystem_id',
    'want_id',
    'visitor_hash',
    'asked_on',
  ],
  wants_finds: [
    'ecosystem_id',
    'wish_id',
    'opportunity_id',
    'title',
    'found_at',
    'state',
  ],
  wants_replies: [
    'ecosystem_id',
    'trial_id',
    'wish_id',
    'id',
    'number',
    'says',
    'said_by',
    'said_at',
  ],
  wants_trials: [
    'ecosystem_id',
    'id',
    'want_id',
    'host_id',
    'proposed_by',
    'opportunity_id',
    'title',
    'description',
    'language',
    'falls_on',
    'start_time',
    'end_time',
    'time_zone',
    'place_name',
    'place_address',
    'price',
    'currency',
    'age_min',
    'age_max',
    'contact',
    'minimum',
    'seats',
    'decide_by',
    'state',
    'because',
    'changed_at',
  ],
  wants_wishes: [
    'ecosystem_id',
    'id',
    'want_id',
    'person_id',
    'signed_by',
    'signed_at',
    'state',
    'changed_at',
    'code',
    'told_on',
  ],
}
