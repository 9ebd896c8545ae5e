-- Whom only two named people of a desk may see. The flag itself stands beside the person; here, who they are.
create table families_protections (
  ecosystem_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  first_named uuid not null,
  second_named uuid not null,
  set_by uuid,
  set_at timestamptz not null,
  -- The first of the two people who lift it.
  lift_asked_by uuid,
  lifted_at timestamptz,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, child_id) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, first_named) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, second_named) references people_persons (ecosystem_id, id),
  check (first_named <> second_named)
);
create unique index families_protections_one on families_protections (ecosystem_id, child_id) where lifted_at is null;
select platform_protect('families_protections');

-- A family's band for fees and help: set once, for a year, with a word for why and never the story.
create table families_bands (
  ecosystem_id uuid not null,
  id uuid not null,
  child_id uuid not null,
  band text collate "C" not null,
  because text collate "C" not null,
  organisation_id uuid,
  set_by uuid,
  set_at timestamptz not null,
  from_on date not null,
  until_on date not null,
  ended_at timestamptz,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, child_id) references people_persons (ecosystem_id, id)
);
create index families_bands_of_child on families_bands (ecosystem_id, child_id, until_on);
select platform_protect('families_bands');
