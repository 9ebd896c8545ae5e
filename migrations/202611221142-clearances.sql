-- That an adult was checked, never what the certificate says.

create table people_clearances (
  ecosystem_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text collate "C" not null,
  number text not null,
  authority text not null,
  jurisdiction text collate "C" not null,
  issued_on date not null,
  expires_on date,
  -- Who saw the certificate; null: an operator of the installation.
  verified_by uuid,
  verified_on date not null,
  withdrawn_at timestamptz,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id),
  check (expires_on is null or expires_on >= issued_on)
);
create index people_clearances_of_person on people_clearances (ecosystem_id, person_id);
create index people_clearances_by_expiry on people_clearances (ecosystem_id, expires_on) where withdrawn_at is null;
select platform_protect('people_clearances');

-- Each reminder is told once.
create table people_clearance_reminders (
  ecosystem_id uuid not null,
  clearance_id uuid not null,
  days_before smallint not null,
  told_at timestamptz not null,
  primary key (ecosystem_id, clearance_id, days_before),
  foreign key (ecosystem_id, clearance_id) references people_clearances (ecosystem_id, id)
);
select platform_protect('people_clearance_reminders');
