-- An account is what somebody signs in with, once for the whole installation; it becomes a person of an ecosystem by
-- people_links. The browser holds a session's token, a message a link's; the database only their SHA-256.

create table people_accounts (
  id uuid primary key,
  -- Mails are written in it.
  language text collate "C" not null,
  made_at timestamptz not null,
  -- Erased: the row stays as the proof of it, and nothing leads to it any more.
  erased_at timestamptz
);
select platform_share('people_accounts');

-- Several addresses may lead to one account; one address leads to one account.
create table people_addresses (
  -- As it is compared: trimmed, in lower case.
  address text collate "C" primary key check (length(address) between 3 and 254),
  account_id uuid not null references people_accounts (id),
  confirmed_at timestamptz not null
);
create index people_addresses_of_account on people_addresses (account_id);
select platform_share('people_addresses');

create table people_sessions (
  id uuid primary key,
  account_id uuid not null references people_accounts (id),
  token_hash bytea not null unique,
  began_at timestamptz not null,
  -- To the hour: enough to recognise a session, too little to follow a person.
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  -- "Firefox, Android": what its owner recognises it by.
  browser text not null check (length(browser) <= 60)
);
create index people_sessions_of_account on people_sessions (account_id);
select platform_share('people_sessions');
