-- A passkey of an account: the public half of a key that never leaves its owner's device.
create table people_passkeys (
  id uuid primary key,
  account_id uuid not null references people_accounts (id),
  credential_id text collate "C" not null unique,
  public_key bytea not null,
  -- As the device last counted; one that goes back was copied.
  counter bigint not null,
  transports text[] not null,
  -- "Firefox, Android": what its owner recognises it by.
  name text not null check (length(name) between 1 and 60),
  made_at timestamptz not null,
  used_at timestamptz
);
create index people_passkeys_of_account on people_passkeys (account_id);
select platform_share('people_passkeys');

-- Numbers of an app that change each half minute: the second thing besides the address.
create table people_second_factors (
  account_id uuid primary key references people_accounts (id),
  -- Sealed by the installation's secret.
  secret text not null,
  made_at timestamptz not null,
  -- Null until the first number was right: until then it counts for nothing.
  confirmed_at timestamptz,
  -- The half minute of the last number taken: none is taken twice, nor one before it.
  last_step bigint not null default 0,
  wrong_tries smallint not null default 0,
  locked_until timestamptz
);
select platform_share('people_second_factors');

-- Ten words for the day the device is lost, each once.
create table people_recovery_codes (
  account_id uuid not null references people_accounts (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);
select platform_share('people_recovery_codes');
