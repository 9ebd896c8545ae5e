-- How the desk that vouched for an adult calls them: it sees no other name until the adult has spoken here.
alter table families_links add column called text;

-- A family lets an organisation speak for it: for one child, some questions, from a day to a day.
create table families_mandates (
  ecosystem_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  -- Whose word it is that is carried.
  link_id uuid not null,
  organisation_id uuid not null,
  -- The questions it may answer.
  scope text[] not null check (cardinality(scope) > 0),
  from_on date not null,
  until_on date not null,
  -- What was seen: a signed form, or the guardian in person.
  recorded_how text collate "C" not null,
  recorded_by uuid,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, child_id) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, link_id) references families_links (ecosystem_id, id),
  foreign key (ecosystem_id, recorded_by) references people_persons (ecosystem_id, id),
  check (until_on >= from_on)
);
create index families_mandates_of_child on families_mandates (ecosystem_id, child_id);
select platform_protect('families_mandates');

-- A word that was carried by a mandate says so for good.
alter table families_consents add column mandate_id uuid;
alter table families_consents
  add foreign key (ecosystem_id, mandate_id) references families_mandates (ecosystem_id, id);
