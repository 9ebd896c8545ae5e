-- The list at the door: what was said of whom, by which phone, at what time; and what a family lets a door know.

-- One row a day whose door was kept. Whoever says something at it holds this row, so that what is said stands in one order.
create table attendance_doors (
  ecosystem_id uuid not null,
  occasion_id uuid not null,
  last_seq integer not null default 0,
  primary key (ecosystem_id, occasion_id),
  foreign key (ecosystem_id, occasion_id) references participation_occasions (ecosystem_id, id)
);
select platform_protect('attendance_doors');

-- A phone that opened the list: what it says later is taken even if whoever held it has no role by then, and flagged.
create table attendance_phones (
  ecosystem_id uuid not null,
  occasion_id uuid not null,
  -- Made up by the phone for this place and told to nobody else.
  device uuid not null,
  person_id uuid not null,
  opened_at timestamptz not null,
  primary key (ecosystem_id, occasion_id, device, person_id),
  foreign key (ecosystem_id, occasion_id) references attendance_doors (ecosystem_id, occasion_id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
select platform_protect('attendance_phones');
create index attendance_phones_of_person on attendance_phones (ecosystem_id, person_id);

-- Whoever came along and is nobody here: a first name, so that the count in the house is right.
create table attendance_guests (
  ecosystem_id uuid not null,
  id uuid not null,
  occasion_id uuid not null,
  first_name text not null check (length(first_name) between 1 and 60),
  added_at timestamptz not null,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, occasion_id) references attendance_doors (ecosystem_id, occasion_id)
);
select platform_protect('attendance_guests');
create index attendance_guests_of_occasion on attendance_guests (ecosystem_id, occasion_id);

-- What was said at a door, each thing once: the id was made where it was said, so that sent again it is the same act.
create table attendance_acts (
  ecosystem_id uuid not null,
  id uuid not null,
  occasion_id uuid not null,
  -- The order in which acts of this door arrived.
  seq integer not null,
  -- An entry of taking part, which is another room's row and is named by id, or a guest.
  subject_id uuid not null,
  -- Null: a guest.
  person_id uuid,
  said text collate "C" not null check (said in ('in', 'out', 'absent', 'excused', 'expected')),
  -- When it happened, by our clock; and when by the clock of the phone.
  done_at timestamptz not null,
  told_at timestamptz not null,
  received_at timestamptz not null,
  device uuid not null,
  -- The last act of this door that the phone had heard of.
  seen integer not null,
  how text collate "C" not null check (how in ('tap', 'card', 'paper')),
  -- Leaving: alone, or with whom.
  leaves text collate "C" check (leaves in ('alone', 'with')),
  adult text check (length(adult) <= 80),
  -- Null: erased since.
  said_by uuid,
  flags text[] not null default '{}',
  -- Set by hand where it was in doubt. Null: nobody had to.
  stands boolean,
  settled_by uuid,
  settled_at timestamptz,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, occasion_id, seq),
  foreign key (ecosystem_id, occasion_id) references attendance_doors (ecosystem_id, occasion_id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, said_by) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, settled_by) references people_persons (ecosystem_id, id),
  check (said = 'out' or leaves is null),
  check (leaves = 'with' or adult is null)
);
select platform_protect('attendance_acts');
create index attendance_acts_of_subject on attendance_acts (ecosystem_id, subject_id);
create index attendance_acts_of_person on attendance_acts (ecosystem_id, person_id) where person_id is not null;
create index attendance_acts_said_by on attendance_acts (ecosystem_id, said_by) where said_by is not null;
create index attendance_acts_settled_by on attendance_acts (ecosystem_id, settled_by) where settled_by is not null;

-- What a guardian, or a grown-up for themself, lets a door know: read there for the hours around a day, and by nobody else.
create table attendance_care (
  ecosystem_id uuid not null,
  person_id uuid not null,
  needs text check (length(needs) <= 400),
  may_leave_alone boolean not null default false,
  -- Adults who may fetch this child besides those who answer for it.
  fetched_by text[] not null default '{}' check (cardinality(fetched_by) <= 6),
  said_by uuid,
  said_at timestamptz not null,
  primary key (ecosystem_id, person_id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, said_by) references people_persons (ecosystem_id, id)
);
select platform_protect('attendance_care');
create index attendance_care_said_by on attendance_care (ecosystem_id, said_by) where said_by is not null;
