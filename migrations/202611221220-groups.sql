-- Classes, clubs and cohorts: who leads them and who belongs, each from a day to a day, both included.

create table groups_groups (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  kind text collate "C" not null check (kind in ('class', 'club', 'cohort')),
  name text not null check (length(name) between 1 and 300),
  -- Whose group it is, and the school its children go to. Organisations are named by id.
  organisation_id uuid not null,
  school_id uuid,
  level text not null default '' check (length(level) <= 60),
  -- How many are expected: a host plans before the list is known.
  size smallint check (size between 1 and 500),
  -- Words of a closed list, of the group and never of a child.
  needs text[] not null default '{}',
  from_on date not null,
  until_on date not null,
  -- Who sent the roster it comes from, and the hash of what they call it; null: made by hand.
  party_id uuid,
  their_hash bytea,
  made_at timestamptz not null,
  primary key (ecosystem_id, id),
  check (until_on >= from_on),
  check ((party_id is null) = (their_hash is null))
);
create index groups_groups_of_organisation on groups_groups (ecosystem_id, organisation_id);
create unique index groups_groups_of_roster on groups_groups (ecosystem_id, party_id, their_hash)
  where party_id is not null;
select platform_protect('groups_groups');

-- The adults responsible for a group. A row opens nothing by itself: the person's own role must run too.
create table groups_adults (
  ecosystem_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  from_on date not null,
  until_on date,
  -- Who sent the roster that names them; null: written by hand.
  party_id uuid,
  primary key (ecosystem_id, group_id, person_id, from_on),
  foreign key (ecosystem_id, group_id) references groups_groups (ecosystem_id, id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
create unique index groups_adults_once on groups_adults (ecosystem_id, group_id, person_id) where until_on is null;
create index groups_adults_of_person on groups_adults (ecosystem_id, person_id);
select platform_protect('groups_adults');

create table groups_members (
  ecosystem_id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  from_on date not null,
  until_on date,
  party_id uuid,
  primary key (ecosystem_id, group_id, person_id, from_on),
  foreign key (ecosystem_id, group_id) references groups_groups (ecosystem_id, id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
create unique index groups_members_once on groups_members (ecosystem_id, group_id, person_id) where until_on is null;
create index groups_members_of_person on groups_members (ecosystem_id, person_id);
select platform_protect('groups_members');
