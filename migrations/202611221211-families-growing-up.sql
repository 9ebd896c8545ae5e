-- What was told of a young person's age, once each: the month before an age counts, and the day it does.
create table families_age_notices (
  ecosystem_id uuid not null,
  child_id uuid not null,
  step text collate "C" not null,
  told_at timestamptz not null,
  primary key (ecosystem_id, child_id, step),
  foreign key (ecosystem_id, child_id) references people_persons (ecosystem_id, id)
);
select platform_protect('families_age_notices');

-- A child who began alone: nothing but a made-up name, until an adult who answers for them is linked.
create table families_starts (
  ecosystem_id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  began_at timestamptz not null,
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  primary key (ecosystem_id, person_id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
create index families_starts_expiring on families_starts (ecosystem_id, expires_at) where confirmed_at is null;
select platform_protect('families_starts');

-- Who said when somebody was born, in the order it was said. A later word of the same kind of speaker replaces an earlier.
create table families_ages_said (
  ecosystem_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  said_as text collate "C" not null check (said_as in ('self', 'guardian', 'desk')),
  said_by uuid,
  year smallint not null,
  month smallint not null check (month between 1 and 12),
  said_at timestamptz not null,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
create index families_ages_said_of_person on families_ages_said (ecosystem_id, person_id, said_at);
select platform_protect('families_ages_said');
