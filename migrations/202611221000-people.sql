-- A person is one per ecosystem; an account (installation-wide) is what somebody signs in with. They are linked.

create table people_persons (
  ecosystem_id uuid not null references ecosystems (id),
  id uuid not null,
  -- What others may read. A minor's is a generated name or a nickname, never the name of the passport.
  display_name text not null check (length(display_name) between 1 and 300),
  -- Only for the organisation that needs it.
  legal_name text check (length(legal_name) <= 300),
  -- Year and month, never the day; null: unknown, and then the youngest band holds.
  birth_year smallint check (birth_year between 1900 and 2100),
  birth_month smallint check (birth_month between 1 and 12),
  language text collate "C" not null,
  -- No address, school or photo for anyone but two named staff.
  protected boolean not null default false,
  made_at timestamptz not null,
  erased_at timestamptz,
  primary key (ecosystem_id, id),
  check ((birth_year is null) = (birth_month is null))
);
select platform_protect('people_persons');

-- Roles run from a day to a day; the trail says who gave them.
create table people_roles (
  ecosystem_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text collate "C" not null,
  -- Null: for the ecosystem as a whole.
  organisation_id uuid,
  from_on date not null,
  until_on date,
  -- For a holiday: whose role this stands in for.
  delegated_by uuid,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id),
  check (until_on is null or until_on >= from_on)
);
create index people_roles_of_person on people_roles (ecosystem_id, person_id);
select platform_protect('people_roles');

-- Which accounts may come in as this person. Account ids are the installation's.
create table people_links (
  ecosystem_id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  linked_at timestamptz not null,
  primary key (ecosystem_id, account_id),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
create index people_links_of_person on people_links (ecosystem_id, person_id);
select platform_protect('people_links');
