-- Whole classes at a house: kinds of visit, their dates, what classes ask for, places held or given, and plans over many of them.

-- One kind of visit a house makes for classes. Whoever gives or frees seats of it holds this row first.
create table visits_paths (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  -- The house is another room's row and is named by id.
  host_id uuid not null,
  title text not null check (length(title) between 1 and 160),
  theme text collate "C",
  -- For whom it is made, as the place writes its grades.
  grades text[] not null check (cardinality(grades) between 1 and 30),
  -- Where it happens; its point gives the way from a school.
  place text not null check (length(place) between 1 and 200),
  lat double precision,
  lon double precision,
  -- Who gives its dates: the house class by class, the house at once, or a planner over all of them.
  way text collate "C" not null check (way in ('host', 'auto', 'planner')),
  state text collate "C" not null check (state in ('open', 'closed')),
  -- The number the next class gets in the line of those who asked.
  next_in_line bigint not null default 1,
  made_at timestamptz not null,
  primary key (ecosystem_id, id),
  check ((lat is null) = (lon is null))
);
create index visits_paths_of_host on visits_paths (ecosystem_id, host_id);
select platform_protect('visits_paths');

create table visits_slots (
  ecosystem_id uuid not null,
  id uuid not null,
  path_id uuid not null,
  falls_on date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null,
  seats integer not null check (seats between 1 and 2000),
  -- Held or given. The database itself refuses more than there are.
  taken integer not null default 0 check (taken between 0 and seats),
  state text collate "C" not null check (state in ('open', 'cancelled')),
  primary key (ecosystem_id, id),
  unique (ecosystem_id, path_id, starts_at),
  -- What lets the database refuse a place whose date is of another kind of visit.
  unique (ecosystem_id, path_id, id),
  foreign key (ecosystem_id, path_id) references visits_paths (ecosystem_id, id),
  check (starts_at < ends_at)
);
select platform_protect('visits_slots');

-- A day without visits for one school or house, or (null) for the whole place.
create table visits_blocked_days (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  organisation_id uuid,
  falls_on date not null,
  primary key (ecosystem_id, id),
  unique nulls not distinct (ecosystem_id, organisation_id, falls_on)
);
select platform_protect('visits_blocked_days');

-- What one form asked for one class: the facts that hold for all of its visits.
create table visits_bookings (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  group_id uuid not null,
  school_id uuid not null,
  pupils integer not null check (pupils between 1 and 500),
  adults integer not null check (adults between 1 and 60),
  grade text not null check (length(grade) <= 60),
  needs text[] not null,
  -- Null: whoever made it was erased.
  made_by uuid,
  -- The courier who keeps an eye on it, and after a hand-over the successor; null: nobody but the school.
  kept_by uuid,
  made_at timestamptz not null,
  -- One a form that was shown, so that a request sent twice asks once.
  request uuid not null,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, request)
);
create index visits_bookings_of_group on visits_bookings (ecosystem_id, group_id);
create index visits_bookings_of_school on visits_bookings (ecosystem_id, school_id);
select platform_protect('visits_bookings');

-- One visit a class asks for. The state is one of the table in the room's rules; each change is one step more.
create table visits_asks (
  ecosystem_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  path_id uuid not null,
  possible_on date[] not null,
  rather_on date[] not null,
  state text collate "C" not null check (state in ('asked', 'waiting', 'offered', 'confirmed', 'attended', 'absent',
    'declined', 'withdrawn', 'lapsed')),
  step smallint not null,
  changed_at timestamptz not null,
  in_line bigint not null,
  held_until timestamptz,
  -- When it got the date it has or had.
  given_at timestamptz,
  -- Why a house said no.
  reason text check (length(reason) <= 400),
  primary key (ecosystem_id, id),
  unique (ecosystem_id, path_id, in_line),
  unique (ecosystem_id, path_id, id),
  foreign key (ecosystem_id, booking_id) references visits_bookings (ecosystem_id, id),
  foreign key (ecosystem_id, path_id) references visits_paths (ecosystem_id, id),
  check ((state = 'offered') = (held_until is not null)),
  check (state = 'declined' or reason is null)
);
create index visits_asks_of_booking on visits_asks (ecosystem_id, booking_id);
create index visits_asks_held on visits_asks (ecosystem_id, held_until) where state = 'offered';
select platform_protect('visits_asks');

-- A date held for an ask, or given to it: one when it is given, one or several while it is offered.
create table visits_places (
  ecosystem_id uuid not null,
  path_id uuid not null,
  ask_id uuid not null,
  slot_id uuid not null,
  seats integer not null check (seats > 0),
  primary key (ecosystem_id, ask_id, slot_id),
  foreign key (ecosystem_id, path_id, ask_id) references visits_asks (ecosystem_id, path_id, id) on delete cascade,
  foreign key (ecosystem_id, path_id, slot_id) references visits_slots (ecosystem_id, path_id, id)
);
create index visits_places_of_slot on visits_places (ecosystem_id, slot_id);
select platform_protect('visits_places');

-- One plan over the open asks and dates of some kinds of visit. What came out names asks and dates by id, and no pupil.
create table visits_plans (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  path_ids uuid[] not null,
  state text collate "C" not null check (state in ('running', 'ready', 'confirmed', 'dropped')),
  job_id uuid not null,
  outcome jsonb,
  made_by uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (ecosystem_id, id),
  check (state not in ('ready', 'confirmed') or outcome is not null)
);
select platform_protect('visits_plans');

-- What a courier wrote down about a class, with a day on which to look again; a letter to its teacher is one too.
create table visits_notes (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  group_id uuid not null,
  school_id uuid not null,
  kind text collate "C" not null check (kind in ('note', 'letter')),
  words text not null check (length(words) between 1 and 800),
  next_on date,
  done_on date,
  -- Who wrote it; null: erased since. Who looks again: after a hand-over the successor.
  written_by uuid,
  kept_by uuid,
  written_at timestamptz not null,
  primary key (ecosystem_id, id),
  check (kind = 'note' or next_on is null)
);
create index visits_notes_of_school on visits_notes (ecosystem_id, school_id);
select platform_protect('visits_notes');
