-- What comes after a day: what a learner says of it in words, a photo or a voice; how it was for both sides, in three numbers;
-- and a paper of it.

create table reflections_reflections (
  ecosystem_id uuid not null,
  id uuid not null,
  -- Entry, day and house are other rooms' rows and are named by id.
  entry_id uuid not null,
  occasion_id uuid not null,
  host_id uuid not null,
  person_id uuid not null,
  words text check (length(words) between 1 and 2000),
  language text collate "C",
  -- Who reads it: the learner alone, their guardians of today, also the house's hosts, or also its mentors.
  visible_to text collate "C" not null check (visible_to in ('own', 'family', 'host', 'mentor')),
  step integer not null,
  written_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, entry_id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
select platform_protect('reflections_reflections');
create index reflections_of_person on reflections_reflections (ecosystem_id, person_id);
create index reflections_of_occasion on reflections_reflections (ecosystem_id, occasion_id);

-- One photo and one voice at most; the file itself lies in the file store, stripped of all that is not seen or heard.
create table reflections_files (
  ecosystem_id uuid not null,
  id uuid not null,
  reflection_id uuid not null,
  kind text collate "C" not null check (kind in ('photo', 'voice')),
  media_type text collate "C" not null,
  bytes integer not null check (bytes > 0),
  -- `held`: until the scanner has looked; `refused`: it found something, and the file is gone.
  state text collate "C" not null check (state in ('held', 'kept', 'refused')),
  added_at timestamptz not null,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, reflection_id, kind),
  foreign key (ecosystem_id, reflection_id) references reflections_reflections (ecosystem_id, id) on delete cascade
);
select platform_protect('reflections_files');

-- Three numbers from one to five. Of the learner: of the own day. Of the house: of the day as a whole, never of a child.
create table reflections_ratings (
  ecosystem_id uuid not null,
  id uuid not null,
  occasion_id uuid not null,
  opportunity_id uuid not null,
  side text collate "C" not null check (side in ('learner', 'host')),
  entry_id uuid,
  person_id uuid,
  relationship smallint not null check (relationship between 1 and 5),
  relevance smallint not null check (relevance between 1 and 5),
  excitement smallint not null check (excitement between 1 and 5),
  given_at timestamptz not null,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id),
  check ((side = 'learner') = (entry_id is not null) and (side = 'learner') = (person_id is not null))
);
select platform_protect('reflections_ratings');
create unique index reflections_ratings_of_entry on reflections_ratings (ecosystem_id, entry_id) where entry_id is not null;
create unique index reflections_ratings_of_house on reflections_ratings (ecosystem_id, occasion_id) where side = 'host';
create index reflections_ratings_of_offer on reflections_ratings (ecosystem_id, opportunity_id, given_at);
create index reflections_ratings_of_person on reflections_ratings (ecosystem_id, person_id) where person_id is not null;

-- A paper of one day: what it says is copied as it was, and a number lets anybody ask here whether it is ours.
create table reflections_certificates (
  ecosystem_id uuid not null,
  id uuid not null,
  number text collate "C" not null,
  entry_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  title jsonb not null,
  starts_at timestamptz not null,
  time_zone text not null,
  minutes integer not null check (minutes >= 0),
  issued_at timestamptz not null,
  -- The list at the door was put right: it is no longer true.
  void_at timestamptz,
  -- Who said yes to a link that shows the name; of a minor both, of an adult their own.
  name_yes_own_at timestamptz,
  name_yes_guardian_at timestamptz,
  -- Changes when the link is taken back, so that one given away opens nothing any more.
  name_link uuid not null,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, entry_id),
  unique (ecosystem_id, number),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
select platform_protect('reflections_certificates');
create index reflections_certificates_of_person on reflections_certificates (ecosystem_id, person_id);
