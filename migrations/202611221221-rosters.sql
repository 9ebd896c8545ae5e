-- Files that say who belongs where: what was sent, what came of it, and how the sender's people are known again.

create table groups_rosters (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  -- Who sent it: the district or school, an organisation named by id.
  party_id uuid not null,
  form text collate "C" not null check (form in ('csv', 'oneroster')),
  -- Null once the file was let go: it holds names, and is kept no longer than it is worked on.
  file_key text,
  -- Which column holds what; null: a standard says it.
  mapping jsonb,
  from_on date not null,
  until_on date not null,
  language text collate "C" not null,
  state text collate "C" not null
    check (state in ('sent', 'trying', 'tried', 'applying', 'applied', 'failed', 'stopped', 'let-go')),
  counts jsonb not null default '{}',
  schools jsonb not null default '[]',
  failure jsonb,
  job_id uuid,
  sent_by uuid,
  sent_at timestamptz not null,
  ended_at timestamptz,
  primary key (ecosystem_id, id),
  check (until_on >= from_on)
);
create index groups_rosters_of_party on groups_rosters (ecosystem_id, party_id, sent_at);
-- One at a time for each sender: two at once would each enrol the same child.
create unique index groups_rosters_running on groups_rosters (ecosystem_id, party_id)
  where state in ('trying', 'applying');
select platform_protect('groups_rosters');

-- Rows that were refused, by number and reason; what stood in them is not kept.
create table groups_roster_rows (
  ecosystem_id uuid not null,
  roster_id uuid not null,
  number integer not null,
  row_number integer not null,
  column_name text not null,
  reason text collate "C" not null,
  primary key (ecosystem_id, roster_id, number),
  foreign key (ecosystem_id, roster_id) references groups_rosters (ecosystem_id, id) on delete cascade
);
select platform_protect('groups_roster_rows');

-- By which a sender's child or teacher is known again: a hash, so that no number of a pupil is kept here.
create table groups_roster_identities (
  ecosystem_id uuid not null,
  party_id uuid not null,
  their_hash bytea not null,
  person_id uuid not null,
  -- Under which agreement it came over last: with its end it goes.
  agreement_id uuid not null,
  primary key (ecosystem_id, party_id, their_hash),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
create index groups_roster_identities_of_agreement on groups_roster_identities (ecosystem_id, agreement_id);
create index groups_roster_identities_of_person on groups_roster_identities (ecosystem_id, person_id);
select platform_protect('groups_roster_identities');

-- Is it the same child? A person answers; what was written is kept until then and no longer.
create table groups_roster_questions (
  ecosystem_id uuid not null,
  id uuid not null,
  party_id uuid not null,
  their_hash bytea not null,
  because text collate "C" not null,
  written jsonb,
  candidates uuid[] not null,
  asked_at timestamptz not null,
  answer text collate "C" check (answer in ('same', 'new', 'dropped')),
  answered_by uuid,
  answered_at timestamptz,
  primary key (ecosystem_id, id),
  check ((answer is null) = (answered_at is null)),
  check (answer is null or written is null)
);
create unique index groups_roster_questions_open on groups_roster_questions (ecosystem_id, party_id, their_hash)
  where answered_at is null;
select platform_protect('groups_roster_questions');
