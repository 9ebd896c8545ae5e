-- Taking part: one row a session and day that has seats to give, parties that ask for them, and the life of each person in one.

create table participation_occasions (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  -- Listing, offer and house are other rooms' rows and are named by id.
  session_id uuid not null,
  opportunity_id uuid not null,
  host_id uuid not null,
  falls_on date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  -- How places are given.
  way text collate "C" not null check (way in ('first-come')),
  state text collate "C" not null check (state in ('open', 'closed', 'cancelled')),
  seats integer not null check (seats between 1 and 100000),
  -- Held or given. Every sign-up locks this row, so no two of them give the same seat: the database itself refuses more.
  taken integer not null default 0 check (taken between 0 and seats),
  -- With fewer people it does not take place; null: it takes place with one.
  minimum integer check (minimum between 1 and 100000),
  -- The number the next party gets in the line of those who asked.
  next_in_line bigint not null default 1,
  opened_at timestamptz not null,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, session_id, falls_on),
  check (starts_at <= ends_at)
);
create index participation_occasions_of_opportunity on participation_occasions (ecosystem_id, opportunity_id, starts_at);
select platform_protect('participation_occasions');

-- A party: whoever is seated together or not at all.
create table participation_bookings (
  ecosystem_id uuid not null,
  id uuid not null,
  occasion_id uuid not null,
  -- Null: whoever made it was erased.
  made_by uuid,
  made_at timestamptz not null,
  -- One a form that was shown, so that a request sent twice books once; the parties of one request are numbered.
  request uuid not null,
  number smallint not null,
  in_line bigint not null,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, request, number),
  unique (ecosystem_id, occasion_id, in_line),
  -- What lets the database refuse an entry whose occasion is not its booking's.
  unique (ecosystem_id, occasion_id, id),
  foreign key (ecosystem_id, occasion_id) references participation_occasions (ecosystem_id, id)
);
select platform_protect('participation_bookings');
create index participation_bookings_made_by on participation_bookings (ecosystem_id, made_by) where made_by is not null;

-- One person in a party. The state is one of the table in the room's rules; each change is one step more.
create table participation_entries (
  ecosystem_id uuid not null,
  id uuid not null,
  occasion_id uuid not null,
  booking_id uuid not null,
  person_id uuid not null,
  part text collate "C" not null check (part in ('learner', 'companion')),
  state text collate "C" not null check (state in ('interested', 'applied', 'waiting', 'offered', 'confirmed', 'attended',
    'absent', 'excused', 'completed', 'withdrawn', 'lapsed', 'cancelled', 'declined')),
  step smallint not null,
  changed_at timestamptz not null,
  -- Until when an offered place is held.
  held_until timestamptz,
  -- Why a host said no.
  reason text collate "C" check (length(reason) <= 400),
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, occasion_id, booking_id) references participation_bookings (ecosystem_id, occasion_id, id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id),
  check ((state = 'offered') = (held_until is not null)),
  check (state = 'declined' or reason is null)
);
select platform_protect('participation_entries');
-- Nobody stands on one occasion twice.
create unique index participation_entries_once on participation_entries (ecosystem_id, occasion_id, person_id)
  where state not in ('withdrawn', 'lapsed', 'cancelled', 'declined');
create index participation_entries_of_booking on participation_entries (ecosystem_id, booking_id);
create index participation_entries_of_person on participation_entries (ecosystem_id, person_id);
create index participation_entries_held on participation_entries (ecosystem_id, held_until) where state = 'offered';
