-- A role that ends by its date is told before and after, each once; and a role ended by hand is not told again.
create table people_role_reminders (
  ecosystem_id uuid not null,
  role_id uuid not null,
  days_before smallint not null,
  told_at timestamptz not null,
  primary key (ecosystem_id, role_id, days_before),
  foreign key (ecosystem_id, role_id) references people_roles (ecosystem_id, id)
);
create index people_roles_by_end on people_roles (ecosystem_id, until_on) where until_on is not null;
create index people_roles_delegated on people_roles (ecosystem_id, delegated_by) where delegated_by is not null;
select platform_protect('people_role_reminders');

-- For whom somebody answered who stood in for them: one role has one voice in a case.
alter table governance_decisions add column standing_in_for uuid;

-- A seat that is ended on its first day was held on none, as with roles.
alter table governance_seats drop constraint governance_seats_check;
alter table governance_seats add constraint governance_seats_check check (until_on is null or until_on >= from_on - 1);
