-- What is next for somebody: calendars that programs read, what one wants to be reminded of, and which reminders were sent.

-- How often a day with seats was moved or called off: of two copies of an entry a calendar keeps the one with the higher number.
alter table participation_occasions add column revision integer not null default 0 check (revision >= 0);
create function participation_revised() returns trigger language plpgsql as $$
begin
  new.revision := old.revision + 1;
  return new;
end
$$;
create trigger participation_occasions_revised before update on participation_occasions
  for each row
  when ((old.starts_at, old.ends_at, old.state = 'cancelled') is distinct from (new.starts_at, new.ends_at, new.state = 'cancelled'))
  execute function participation_revised();
-- Whose day comes next, for reminders.
create index participation_occasions_by_time on participation_occasions (ecosystem_id, starts_at);

-- A secret address for one device of one person. The address itself is nowhere, only its hash.
create table home_calendars (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  person_id uuid not null,
  device text not null check (length(device) between 1 and 60),
  -- Titles and places, or only that there is something.
  shows text collate "C" not null check (shows in ('full', 'busy')),
  secret_hash bytea not null,
  made_at timestamptz not null,
  -- The last day on which a program asked; null: none has.
  read_on date,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, secret_hash),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
create index home_calendars_of_person on home_calendars (ecosystem_id, person_id);
select platform_protect('home_calendars');

-- What somebody wants to be reminded of and where they usually set out; no row: as the place does it.
create table home_choices (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  person_id uuid not null,
  day_before boolean not null,
  -- So many hours before the beginning; 0: not.
  hours_before smallint not null check (hours_before between 0 and 12),
  -- An area somebody chose from a list; null: none.
  area_id uuid,
  primary key (ecosystem_id, person_id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
select platform_protect('home_choices');

-- That a reminder was sent: for one place, one beginning, one lead time, once.
create table home_reminders (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  entry_id uuid not null,
  starts_at timestamptz not null,
  lead text collate "C" not null check (lead in ('day', 'hours')),
  person_id uuid not null,
  sent_at timestamptz not null,
  primary key (ecosystem_id, entry_id, starts_at, lead)
);
create index home_reminders_of_person on home_reminders (ecosystem_id, person_id);
select platform_protect('home_reminders');

-- What to bring and where to meet, as a house says it of one of its offers.
create table home_preparations (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  opportunity_id uuid not null,
  language text not null,
  bring text check (length(bring) between 1 and 300),
  meet text check (length(meet) between 1 and 200),
  written_at timestamptz not null,
  primary key (ecosystem_id, opportunity_id)
);
select platform_protect('home_preparations');
