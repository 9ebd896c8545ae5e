-- How a person can be reached besides the accounts they come in with: one mail address and one number for text messages.
-- It is used once it is confirmed: by a code that was sent to it, or by a desk to which the person said it.
create table people_ways (
  ecosystem_id uuid not null,
  person_id uuid not null,
  kind text collate "C" not null check (kind in ('mail', 'text')),
  -- Mail in lower case; a number as E.164 writes it.
  address text collate "C" not null check (length(address) between 3 and 254),
  -- Null: the house itself, or an operator by a link.
  kept_by uuid,
  kept_at timestamptz not null,
  confirmed_how text collate "C" check (confirmed_how in ('code', 'desk')),
  confirmed_at timestamptz,
  -- A code that is on its way to it.
  code_hash bytea,
  code_ends_at timestamptz,
  code_tries smallint not null default 0,
  primary key (ecosystem_id, person_id, kind),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id),
  check (kind = 'mail' or address ~ '^\+[1-9][0-9]{6,14}$'),
  check ((confirmed_how is null) = (confirmed_at is null))
);
select platform_protect('people_ways');
