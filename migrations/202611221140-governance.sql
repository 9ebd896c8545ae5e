-- Who decides, what an act meets before it takes effect, and each case of it.

create table governance_bodies (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  name jsonb not null,
  purpose jsonb not null,
  -- How many of its people must have taken part.
  quorum smallint not null check (quorum between 1 and 99),
  made_at timestamptz not null,
  primary key (ecosystem_id, id)
);
select platform_protect('governance_bodies');

-- A seat is held from a day to a day, both included. Persons are named by id: they live in people.
create table governance_seats (
  ecosystem_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  kind text collate "C" not null check (kind in ('sector', 'youth', 'family', 'provider')),
  person_id uuid not null,
  from_on date not null,
  until_on date,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, body_id) references governance_bodies (ecosystem_id, id),
  check (until_on is null or until_on >= from_on)
);
create index governance_seats_of_person on governance_seats (ecosystem_id, person_id);
create index governance_seats_of_body on governance_seats (ecosystem_id, body_id);
select platform_protect('governance_seats');

-- What a place chose for an act; without a row the act's standard holds.
create table governance_gates (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  act text collate "C" not null,
  gate jsonb not null,
  changed_at timestamptz not null,
  primary key (ecosystem_id, act)
);
select platform_protect('governance_gates');

create table governance_cases (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  act text collate "C" not null,
  proposal_id uuid not null,
  title text not null,
  organisation_ids uuid[] not null default '{}',
  applicant_id uuid,
  -- The gate as it was when the case was opened: changing it later changes no running case.
  gate jsonb not null,
  state text collate "C" not null,
  opened_at timestamptz not null,
  deadline_at timestamptz,
  closed_at timestamptz,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, act, proposal_id)
);
create index governance_cases_open on governance_cases (ecosystem_id, deadline_at) where closed_at is null;
select platform_protect('governance_cases');

create table governance_decisions (
  ecosystem_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  stage text collate "C" not null check (stage in ('review', 'recommend', 'approve')),
  answer text collate "C" not null check (answer in ('yes', 'no', 'abstain')),
  reason text not null,
  checked text[] not null,
  decided_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, case_id) references governance_cases (ecosystem_id, id)
);
-- One person decides once; whoever takes a decision back may decide anew while the case is open.
create unique index governance_decisions_standing on governance_decisions (ecosystem_id, case_id, person_id)
  where withdrawn_at is null;
select platform_protect('governance_decisions');

-- The life of a case as the public reads it.
create table governance_steps (
  ecosystem_id uuid not null,
  case_id uuid not null,
  number smallint not null,
  from_state text collate "C",
  to_state text collate "C" not null,
  at timestamptz not null,
  note text,
  primary key (ecosystem_id, case_id, number),
  foreign key (ecosystem_id, case_id) references governance_cases (ecosystem_id, id)
);
select platform_protect('governance_steps');
