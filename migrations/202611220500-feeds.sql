-- Where listings come from: sources, each import with its report, what an import has read and not yet applied,
-- and pairs of opportunities from two sources that may be one.

create table feeds_sources (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  name text not null,
  origin text not null check (origin in ('upload', 'address', 'paste')),
  address text,
  publisher text,
  licence text,
  attribution text,
  mapping jsonb not null,
  -- The day the feed was "today" for its publisher; a demonstration's dates move from this day's week.
  anchor_on date,
  keep_dates boolean not null default false,
  -- Whole weeks in days, decided at the first import and reused for ever.
  shift_days integer check (shift_days >= 0 and shift_days % 7 = 0),
  poll_minutes integer check (poll_minutes >= 5),
  next_poll_at timestamptz,
  -- What the server said last time (ETag, Last-Modified, an RPDE page's next address).
  poll_state jsonb not null default '{}',
  removed_at timestamptz,
  created_at timestamptz not null,
  primary key (ecosystem_id, id),
  check (origin <> 'address' or address is not null)
);

create index feeds_sources_by_poll on feeds_sources (ecosystem_id, next_poll_at) where next_poll_at is not null;

create table feeds_imports (
  ecosystem_id uuid not null,
  id uuid not null,
  source_id uuid not null,
  -- The job that works for it, for its progress; a resumed import has a new one.
  job_id uuid,
  state text not null check (
    state in ('queued', 'reading', 'staged', 'asking', 'applied', 'declined', 'stopped', 'failed')
  ),
  -- Key of the fetched or uploaded bytes in the file store; null where the rows are in feeds_items.
  file_key text,
  file_name text,
  -- As it was when the import began, so that a retry reads the same.
  mapping jsonb not null,
  counts jsonb not null default '{}',
  repairs jsonb not null default '{}',
  failure jsonb,
  queued_at timestamptz not null,
  ended_at timestamptz,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, source_id) references feeds_sources (ecosystem_id, id) on delete cascade
);

create index feeds_imports_by_source on feeds_imports (ecosystem_id, source_id, queued_at desc);
-- One import of a source at a time: two would lapse each other's listings.
create unique index feeds_imports_one_at_a_time on feeds_imports (ecosystem_id, source_id)
  where state in ('queued', 'reading', 'staged', 'asking');

create table feeds_refused_rows (
  ecosystem_id uuid not null,
  import_id uuid not null,
  number integer not null,
  row_number integer not null,
  column_name text not null,
  value text not null,
  reason text not null,
  primary key (ecosystem_id, import_id, number),
  foreign key (ecosystem_id, import_id) references feeds_imports (ecosystem_id, id) on delete cascade
);

-- What is read and cleaned and waits to be applied: drafts in chunks. Gone as soon as the import ends.
create table feeds_staged (
  ecosystem_id uuid not null,
  import_id uuid not null,
  chunk integer not null,
  drafts text not null,
  primary key (ecosystem_id, import_id, chunk),
  foreign key (ecosystem_id, import_id) references feeds_imports (ecosystem_id, id) on delete cascade
);
-- These rows live for a second: compressing them would cost more than it saves.
alter table feeds_staged alter column drafts set storage external;

-- The mirror of a feed that only tells what changed (OpenActive RPDE): an import reads the whole mirror.
create table feeds_items (
  ecosystem_id uuid not null,
  source_id uuid not null,
  kind text collate "C" not null,
  item_id text collate "C" not null,
  modified numeric not null,
  content jsonb not null,
  primary key (ecosystem_id, source_id, kind, item_id),
  foreign key (ecosystem_id, source_id) references feeds_sources (ecosystem_id, id) on delete cascade
);

-- Two opportunities of two sources that may be one. The parts of the score are kept, so that a person sees why.
create table feeds_pairs (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  score double precision not null,
  parts jsonb not null,
  zone text not null check (zone in ('merge', 'ask')),
  -- Null: nobody has decided.
  decision text check (decision in ('merged', 'apart')),
  -- The catalogue's merge, to be undone by.
  merge_id uuid,
  decided_by text,
  decided_at timestamptz,
  found_at timestamptz not null,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, one_id, other_id),
  check (one_id < other_id)
);

create index feeds_pairs_to_decide on feeds_pairs (ecosystem_id, score desc) where decision is null;

select platform_protect('feeds_sources');
select platform_protect('feeds_imports');
select platform_protect('feeds_refused_rows');
select platform_protect('feeds_staged');
select platform_protect('feeds_items');
select platform_protect('feeds_pairs');
