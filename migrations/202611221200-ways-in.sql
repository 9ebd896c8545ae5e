-- How somebody comes in decides what the account may do with itself. An account made for a card or by an organisation's
-- own sign-in has no address and is one person of one ecosystem: whoever issued it ends it.
alter table people_accounts add column kind text collate "C" not null default 'own'
  check (kind in ('own', 'card', 'organisation'));

-- When this browser last showed a second factor; null: it never did.
alter table people_sessions add column second_at timestamptz;
-- The card this session came in by: it ends with the card.
alter table people_sessions add column card_id uuid;
create index people_sessions_of_card on people_sessions (card_id) where card_id is not null;

-- What is asked on one page and answered on another: a passkey's challenge, a way to another sign-in and back, a step to
-- another host. Spent once, within minutes.
create table people_tickets (
  id uuid primary key,
  kind text collate "C" not null check (kind in ('add-passkey', 'use-passkey', 'openid', 'hand-over')),
  token_hash bytea not null unique,
  -- The session that asked, where one did: what it asked ends with it.
  session_id uuid references people_sessions (id) on delete cascade,
  -- Sealed by the installation's secret.
  held text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null
);
create index people_tickets_old on people_tickets (expires_at);
create index people_tickets_of_session on people_tickets (session_id) where session_id is not null;
select platform_share('people_tickets');
