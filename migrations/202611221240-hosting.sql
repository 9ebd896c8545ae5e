-- A host makes an offer: where it stands on its way to the public, drafts, words that outlast an import, houses at rest,
-- and the question whether everything is still true.

alter table catalogue_opportunities
  -- What a host proposes is public once its gate let it through; everything else was never asked.
  add column publication text collate "C" not null default 'published'
    check (publication in ('published', 'proposed', 'refused', 'lapsed', 'reversed', 'taken-back')),
  -- Its house gives itself a rest, or belongs no more: kept with the row so that "is it public" stays one condition.
  add column host_rests boolean not null default false,
  -- With fewer it does not take place.
  add column minimum_to_run integer check (minimum_to_run between 1 and 100000),
  -- Who is with the children; a place's settings say what the adults must show for it.
  add column contact text collate "C";

-- Each time somebody asked that an offer may become public.
create table catalogue_publications (
  ecosystem_id uuid not null,
  id uuid not null,
  opportunity_id uuid not null,
  state text collate "C" not null
    check (state in ('proposed', 'published', 'refused', 'lapsed', 'reversed', 'taken-back')),
  proposed_by uuid,
  proposed_at timestamptz not null,
  settled_at timestamptz,
  -- Read by everybody: why it was refused or taken back.
  note text,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, opportunity_id) references catalogue_opportunities (ecosystem_id, id) on delete cascade
);
create index catalogue_publications_of on catalogue_publications (ecosystem_id, opportunity_id, proposed_at);
select platform_protect('catalogue_publications');

-- What was typed and is not public yet, as it was typed. Of an offer there is one, whoever of the house went on with it.
create table catalogue_drafts (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  -- The offer it will be, or changes.
  opportunity_id uuid not null,
  organisation_id uuid not null,
  is_new boolean not null,
  typed jsonb not null,
  saved_by uuid,
  saved_at timestamptz not null,
  primary key (ecosystem_id, opportunity_id)
);
create index catalogue_drafts_of on catalogue_drafts (ecosystem_id, organisation_id);
select platform_protect('catalogue_drafts');

-- A field that a feed tells and a host says differently. The feed goes on being listened to: what it said last is kept,
-- so that the host's word can be laid down again.
create table catalogue_overrides (
  ecosystem_id uuid not null,
  opportunity_id uuid not null,
  field text collate "C" not null,
  said jsonb not null,
  told jsonb not null,
  why text not null,
  said_by jsonb not null,
  said_at timestamptz not null,
  -- The last time an import told something else, and was held back.
  held_at timestamptz,
  primary key (ecosystem_id, opportunity_id, field),
  foreign key (ecosystem_id, opportunity_id) references catalogue_opportunities (ecosystem_id, id) on delete cascade
);
select platform_protect('catalogue_overrides');

-- Houses whose offers are kept from the public while they rest, also those a feed brings meanwhile.
create table catalogue_resting_hosts (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  organisation_id uuid not null,
  since timestamptz not null,
  primary key (ecosystem_id, organisation_id)
);
select platform_protect('catalogue_resting_hosts');

-- "Is everything still true?", asked of a house by one link, and what became of it.
create table catalogue_rounds (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  organisation_id uuid not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  -- How many were confirmed, and how many withdrawn.
  confirmed integer not null default 0,
  withdrawn integer not null default 0,
  primary key (ecosystem_id, id)
);
create unique index catalogue_rounds_waiting on catalogue_rounds (ecosystem_id, organisation_id) where answered_at is null;
create index catalogue_rounds_of on catalogue_rounds (ecosystem_id, organisation_id, asked_at);
select platform_protect('catalogue_rounds');
