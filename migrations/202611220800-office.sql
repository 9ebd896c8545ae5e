-- The back office is opened by a one-time link from the command line until people exist.
-- The browser holds the token; the database only its SHA-256.
create table platform_office_sessions (
  id uuid primary key,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
select platform_share('platform_office_sessions');
