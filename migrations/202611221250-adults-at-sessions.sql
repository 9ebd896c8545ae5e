-- Which adults stand at which sessions. That somebody is named here never says that they may meet children: that is asked
-- of their clearances at every reading.

create table catalogue_adults (
  ecosystem_id uuid not null,
  id uuid not null,
  opportunity_id uuid not null,
  -- Null: at every session of the offer.
  session_id uuid,
  -- Persons are named by id: they live in people.
  person_id uuid not null,
  does text collate "C" not null check (does in ('guide', 'teacher', 'mentor', 'supervisor', 'helper')),
  -- Null: the house itself or an operator of the installation.
  named_by uuid,
  named_at timestamptz not null,
  ended_at timestamptz,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, opportunity_id) references catalogue_opportunities (ecosystem_id, id) on delete cascade,
  foreign key (ecosystem_id, session_id) references catalogue_sessions (ecosystem_id, id) on delete cascade
);
-- Named once at a time for the whole offer, and once for a session.
create unique index catalogue_adults_standing
  on catalogue_adults (ecosystem_id, opportunity_id, person_id, session_id) nulls not distinct where ended_at is null;
create index catalogue_adults_of_person on catalogue_adults (ecosystem_id, person_id);
select platform_protect('catalogue_adults');

-- How an adult wants to be shown beside an offer; without a row nobody reads a name.
create table catalogue_adult_wishes (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  person_id uuid not null,
  shown text collate "C" not null check (shown in ('not', 'first-name', 'whole-name')),
  changed_at timestamptz not null,
  primary key (ecosystem_id, person_id)
);
select platform_protect('catalogue_adult_wishes');

-- Nobody ever stood in this list of a session itself.
alter table catalogue_sessions drop column people;
