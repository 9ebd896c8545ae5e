-- Who answers for a child, and what was allowed. A family is a graph: no table says "the family of".

create table families_links (
  ecosystem_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  guardian_id uuid not null,
  relation text collate "C" not null,
  -- How we know: a code from the child's screen, or an organisation that met them.
  verified text collate "C" not null,
  vouched_by uuid,
  vouching_organisation_id uuid,
  since timestamptz not null,
  state text collate "C" not null default 'active' check (state in ('active', 'suspended', 'ended')),
  changed_at timestamptz not null,
  suspended_by uuid,
  -- A word of a closed list, never the story.
  suspended_because text collate "C",
  -- The first of the two people it takes to restore; it is never the second too.
  restore_asked_by uuid,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, child_id) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, guardian_id) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, vouched_by) references people_persons (ecosystem_id, id),
  check (child_id <> guardian_id)
);
create unique index families_links_once on families_links (ecosystem_id, child_id, guardian_id) where state <> 'ended';
create index families_links_of_guardian on families_links (ecosystem_id, guardian_id);
select platform_protect('families_links');

-- Who lives with whom, apart from who answers for whom; no address.
create table families_household_members (
  ecosystem_id uuid not null,
  household_id uuid not null,
  person_id uuid not null,
  since timestamptz not null,
  primary key (ecosystem_id, household_id, person_id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
create index families_households_of_person on families_household_members (ecosystem_id, person_id);
select platform_protect('families_household_members');

-- A code shown on the child's screen: one use, a quarter of an hour. Only its hash is kept.
create table families_link_codes (
  ecosystem_id uuid not null,
  code_hash bytea not null,
  child_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (ecosystem_id, code_hash),
  foreign key (ecosystem_id, child_id) references people_persons (ecosystem_id, id)
);
create index families_link_codes_of_child on families_link_codes (ecosystem_id, child_id);
select platform_protect('families_link_codes');

-- Every code somebody typed, so that guessing ends after a few.
create table families_code_tries (
  ecosystem_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  tried_at timestamptz not null,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
create index families_code_tries_of_person on families_code_tries (ecosystem_id, person_id, tried_at);
select platform_protect('families_code_tries');

-- P4: append-only. A withdrawal, a "no" and a renewal are rows of their own; the latest word of each one speaks.
create table families_consents (
  ecosystem_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  purpose text collate "C" not null,
  answer text collate "C" not null check (answer in ('given', 'refused', 'withdrawn')),
  -- Who said it: a guardian by a link, or the young person.
  given_by uuid not null,
  link_id uuid,
  relation text collate "C" not null,
  verified text collate "C" not null,
  text_version smallint not null,
  language text collate "C" not null,
  channel text collate "C" not null,
  -- Who typed it, where another did: a desk with a mandate.
  written_by uuid,
  -- The last day on which a "given" counts.
  until_on date,
  -- Answers of one sitting.
  batch_id uuid not null,
  at timestamptz not null,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, child_id) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, given_by) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, link_id) references families_links (ecosystem_id, id),
  check ((answer = 'given') = (until_on is not null)),
  check ((link_id is null) = (given_by = child_id))
);
create index families_consents_of_child on families_consents (ecosystem_id, child_id, at);
select platform_protect('families_consents');
revoke update, delete on families_consents from hedgerow_app;

-- One link a season for one guardian and one child: answers once, and takes back as often as wished.
create table families_consent_links (
  ecosystem_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  link_id uuid not null,
  -- `summer 2026`: the season it asks for.
  season text collate "C" not null,
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, token_hash),
  foreign key (ecosystem_id, link_id) references families_links (ecosystem_id, id)
);
create index families_consent_links_of_link on families_consent_links (ecosystem_id, link_id);
select platform_protect('families_consent_links');
