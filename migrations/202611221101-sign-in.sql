-- Signing in without a password: a link in a message, used once, within minutes, by a button.

create table people_sign_in_links (
  id uuid primary key,
  token_hash bytea not null unique,
  address text collate "C" not null check (length(address) between 3 and 254),
  language text collate "C" not null,
  -- Where to go afterwards: a path of this site.
  next text not null check (next ~ '^/' and length(next) <= 500),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index people_sign_in_links_of_address on people_sign_in_links (address, made_at);
select platform_share('people_sign_in_links');

-- Somebody of the office asks somebody to come in as this person. The address goes as soon as it is of no more use.
create table people_invitations (
  ecosystem_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  address text collate "C" check (length(address) between 3 and 254),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, token_hash),
  foreign key (ecosystem_id, person_id) references people_persons (ecosystem_id, id)
);
create index people_invitations_of_person on people_invitations (ecosystem_id, person_id);
select platform_protect('people_invitations');

-- Where a demonstration without mail lays its messages. The oldest leave.
create table platform_mailbox (
  id uuid primary key,
  address text not null,
  subject text not null,
  body text not null,
  sent_at timestamptz not null
);
select platform_share('platform_mailbox');

-- A session that ends is forgotten at once by every process that remembers it.
create function people_tell_session_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('hedgerow_sessions', old.id::text);
  return null;
end
$$;
create trigger people_sessions_ended after delete or update of ends_at on people_sessions
  for each row execute function people_tell_session_ended();
