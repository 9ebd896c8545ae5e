-- What every slice's tables stand on: row security in one call, the outbox, readers' cursors, operators' links.

-- Without a setting this is null, and null equals no ecosystem: nothing is seen.
create function platform_ecosystem() returns uuid stable parallel safe language sql
  return nullif(current_setting('hedgerow.ecosystem', true), '')::uuid;

-- An ecosystem's table: the database itself shows hedgerow_app the rows of one ecosystem, even when the `where` is
-- forgotten. hedgerow_reader (snapshots, outbox, backup) reads all and writes nothing.
create function platform_protect(table_name regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format(
    'create policy one_ecosystem on %s using (ecosystem_id = (select platform_ecosystem()))', table_name);
  execute format('create policy read_all on %s for select to hedgerow_reader using (true)', table_name);
  execute format('grant select, insert, update, delete on %s to hedgerow_app', table_name);
  execute format('grant select on %s to hedgerow_reader', table_name);
end
$$;

-- A table of the whole installation; the list of them is kept in tests/house.
create function platform_share(table_name regclass) returns void language plpgsql as $$
begin
  execute format('grant select, insert, update, delete on %s to hedgerow_app', table_name);
  execute format('grant select on %s to hedgerow_reader', table_name);
end
$$;

-- What happened, written in the same transaction as the change. A sequence alone skips transactions that commit late:
-- readers walk by (xid, seq) and stop before the oldest transaction that is still open.
create table platform_outbox (
  ecosystem_id uuid not null,
  seq bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  name text collate "C" not null,
  by jsonb not null,
  about jsonb not null,
  at timestamptz not null,
  primary key (ecosystem_id, seq)
);
create index platform_outbox_in_order on platform_outbox (xid, seq);
select platform_protect('platform_outbox');

create function platform_tell_outbox() returns trigger language plpgsql as $$
begin
  notify hedgerow_outbox;
  return null;
end
$$;
create trigger platform_outbox_told after insert on platform_outbox
  for each statement execute function platform_tell_outbox();

-- How far each durable reader of the outbox has come.
create table platform_cursors (
  consumer text collate "C" primary key,
  xid xid8 not null,
  seq bigint not null
);
select platform_share('platform_cursors');

-- The operator holds the token; the database only its SHA-256.
create table platform_operator_links (
  id uuid primary key,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
select platform_share('platform_operator_links');
