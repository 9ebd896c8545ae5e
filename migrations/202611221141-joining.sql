-- How an organisation comes to belong: its application, the documents it shows, and its membership.

create table organisations_applications (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  door text collate "C" not null check (door in ('full', 'light')),
  state text collate "C" not null,
  name text not null,
  kind text collate "C" not null,
  does text not null,
  website text,
  language text collate "C" not null,
  -- Read by those who decide and by the office, erased when the application has ended for half a year.
  contact_name text not null,
  contact_address text not null,
  -- The person who asked, where somebody signed in did.
  applicant_id uuid,
  -- In the applicant's words: the courier or school that knows them.
  voucher_written text,
  vouched_by uuid,
  vouched_at timestamptz,
  -- Only the hash of the link to the applicant's page is kept.
  link_hash bytea not null,
  organisation_id uuid,
  made_at timestamptz not null,
  settled_at timestamptz,
  -- Read by everybody.
  note text,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, link_hash),
  foreign key (ecosystem_id, organisation_id) references organisations (ecosystem_id, id)
);
create index organisations_applications_waiting on organisations_applications (ecosystem_id, state);
select platform_protect('organisations_applications');

create table organisations_documents (
  ecosystem_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  title text not null,
  media_type text collate "C" not null,
  bytes bigint not null,
  added_at timestamptz not null,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, application_id) references organisations_applications (ecosystem_id, id)
);
create index organisations_documents_of on organisations_documents (ecosystem_id, application_id);
select platform_protect('organisations_documents');

create table organisations_memberships (
  ecosystem_id uuid not null,
  organisation_id uuid not null,
  application_id uuid not null,
  door text collate "C" not null check (door in ('full', 'light')),
  state text collate "C" not null check (state in ('admitted', 'paused', 'ended')),
  since_on date not null,
  changed_on date not null,
  note text,
  primary key (ecosystem_id, organisation_id),
  foreign key (ecosystem_id, organisation_id) references organisations (ecosystem_id, id),
  foreign key (ecosystem_id, application_id) references organisations_applications (ecosystem_id, id)
);
select platform_protect('organisations_memberships');
