-- What is on offer: opportunities, their sessions (listings), the words people find them by, and merges across sources.
-- Hosts, venues, sources and people are other slices' rows and are named by id.

create table catalogue_opportunities (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  kind text not null,
  title jsonb not null,
  description jsonb not null,
  host_id uuid not null,
  age_min integer,
  age_max integer,
  audiences jsonb not null default '[]',
  price jsonb not null,
  help_available boolean not null default false,
  pays_participants boolean not null default false,
  provides text[] not null default '{}',
  access text[] not null default '{}',
  languages text[] not null default '{}',
  themes text[] not null default '{}',
  skills text[] not null default '{}',
  capacity integer,
  places_left integer,
  sign_up_link text,
  image jsonb,
  funders jsonb not null default '[]',
  source_id uuid,
  -- The same source and the same key are the same opportunity, at every import.
  group_key text collate "C",
  -- Of everything the source said, so that an import that brings nothing new writes nothing.
  content_hash text collate "C",
  verified_by_a_human_on date,
  lapses_on date,
  merged_into uuid,
  withdrawn boolean not null default false,
  -- Kept with every change of the opportunity or its sessions (merged ones count for their keeper), so that "what is
  -- public on this day" is one condition on one row. Null: no end is known.
  live_sessions integer not null default 0,
  last_on date,
  -- The words of catalogue_words for this row, so that they can be taken back without a second index on that table.
  words text[] not null default '{}',
  text_length integer not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- Readers of changes stop before the oldest open transaction, so a late commit is never skipped.
  changed_xid xid8 not null default pg_current_xact_id(),
  primary key (ecosystem_id, id),
  unique (ecosystem_id, source_id, group_key),
  foreign key (ecosystem_id, merged_into) references catalogue_opportunities (ecosystem_id, id),
  check (merged_into is distinct from id),
  check ((source_id is null) = (group_key is null)),
  check (age_min is null or age_max is null or age_min <= age_max)
);
create index catalogue_opportunities_by_host on catalogue_opportunities (ecosystem_id, host_id);
create index catalogue_opportunities_by_change on catalogue_opportunities (ecosystem_id, changed_xid, id);
create index catalogue_opportunities_folded on catalogue_opportunities (ecosystem_id, merged_into)
  where merged_into is not null;

-- One row of a source is one session; its times are wall-clock times in its own zone.
create table catalogue_sessions (
  ecosystem_id uuid not null,
  id uuid not null,
  opportunity_id uuid not null,
  source_id uuid,
  original_id text collate "C",
  form text not null check (form in ('dated', 'rule', 'span')),
  start_on date,
  start_time time,
  end_on date,
  end_time time,
  rule text,
  except_on date[] not null default '{}',
  time_zone text not null,
  venue_id uuid,
  online boolean not null default false,
  state text not null check (state in ('live', 'cancelled', 'lapsed')),
  link text,
  people jsonb not null default '[]',
  content_hash text collate "C",
  primary key (ecosystem_id, id),
  unique (ecosystem_id, source_id, original_id),
  foreign key (ecosystem_id, opportunity_id) references catalogue_opportunities (ecosystem_id, id) on delete cascade,
  check ((source_id is null) = (original_id is null)),
  check (form = 'span' or start_on is not null),
  check ((form = 'rule') = (rule is not null)),
  check (start_on is null or end_on is null or start_on <= end_on)
);
create index catalogue_sessions_of_opportunity on catalogue_sessions (ecosystem_id, opportunity_id);

-- Under row security a trigram or ILIKE condition becomes a filter over all rows; equality and ranges on a btree key do
-- not. While no snapshot is in memory these words narrow a question down.
create table catalogue_words (
  ecosystem_id uuid not null,
  word text collate "C" not null,
  opportunity_id uuid not null,
  primary key (ecosystem_id, word, opportunity_id)
);

-- Every merge keeps its reasons and can be undone; nothing of the folded one is lost.
create table catalogue_merges (
  ecosystem_id uuid not null,
  id uuid not null,
  kept_id uuid not null,
  folded_id uuid not null,
  decided_by jsonb not null,
  decided_at timestamptz not null,
  -- The parts of the score, as they were shown.
  parts jsonb not null default '{}',
  undone_by jsonb,
  undone_at timestamptz,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, kept_id) references catalogue_opportunities (ecosystem_id, id) on delete cascade,
  foreign key (ecosystem_id, folded_id) references catalogue_opportunities (ecosystem_id, id) on delete cascade,
  check (kept_id <> folded_id),
  check ((undone_at is null) = (undone_by is null))
);
-- Folded once at a time.
create unique index catalogue_merges_standing on catalogue_merges (ecosystem_id, folded_id) where undone_at is null;
create index catalogue_merges_of_keeper on catalogue_merges (ecosystem_id, kept_id);

select platform_protect('catalogue_opportunities');
select platform_protect('catalogue_sessions');
select platform_protect('catalogue_words');
select platform_protect('catalogue_merges');
