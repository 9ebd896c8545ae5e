-- Whether this place wants a gate to say yes before an adult is with children, and each adult who waits for it.

create table people_contact_gates (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  is_asked boolean not null,
  changed_at timestamptz not null,
  primary key (ecosystem_id)
);
select platform_protect('people_contact_gates');

create table people_contact_proposals (
  ecosystem_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text collate "C" not null,
  organisation_id uuid,
  state text collate "C" not null check (state in ('proposed', 'agreed', 'refused', 'lapsed', 'withdrawn', 'taken-back')),
  proposed_by uuid,
  proposed_at timestamptz not null,
  settled_at timestamptz,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
-- An adult waits once at a time.
create unique index people_contact_proposals_waiting
  on people_contact_proposals (ecosystem_id, person_id) where state = 'proposed';
create index people_contact_proposals_of_person on people_contact_proposals (ecosystem_id, person_id);
select platform_protect('people_contact_proposals');
