-- Who of the staff looked at what about whom: append-only, and each row carries the hash of the one before, so that a
-- change or a gap made behind our back is found by whoever counts again.

create table platform_looks (
  ecosystem_id uuid not null,
  -- 1, 2, 3 … without a gap in each ecosystem; the trigger gives it.
  seq bigint not null,
  -- To the millisecond, so that the hash can be made again outside.
  at timestamptz not null,
  by_kind text collate "C" not null check (by_kind in ('person', 'operator')),
  -- A person of the ecosystem, or an operator's session.
  by_id uuid not null,
  -- Whom it was about: ids, which lead nowhere once a person is erased (P20).
  about uuid[] not null check (cardinality(about) > 0),
  -- Words of closed lists; without line breaks, which part the fields of the hashed text.
  what text collate "C" not null check (what ~ '^[a-z][a-z.-]*$'),
  because text collate "C" not null check (because ~ '^[a-z][a-z.-]*$'),
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32),
  primary key (ecosystem_id, seq)
);
select platform_protect('platform_looks');
revoke update, delete on platform_looks from hedgerow_app;

-- The way from a person to the looks at them.
create table platform_looked_at (
  ecosystem_id uuid not null,
  person_id uuid not null,
  seq bigint not null,
  primary key (ecosystem_id, person_id, seq),
  foreign key (ecosystem_id, seq) references platform_looks (ecosystem_id, seq)
);
select platform_protect('platform_looked_at');
revoke update, delete on platform_looked_at from hedgerow_app;

-- SHA-256 over the hash before and the row's fields, one a line. `verify-looks` makes it again in another language.
create function platform_look_hash(look platform_looks) returns bytea immutable parallel safe language sql as $$
  select sha256(look.previous || convert_to(concat_ws(chr(10),
    look.ecosystem_id, look.seq, (extract(epoch from look.at) * 1000)::bigint, look.by_kind, look.by_id,
    array_to_string(look.about, ','), look.what, look.because), 'UTF8'))
$$;

-- Writers of one ecosystem take turns from here to their commit; a turn is the length of one small transaction.
create function platform_chain_look() returns trigger language plpgsql as $$
declare
  last record;
begin
  -- Rows that come back from a backup bring their place and hash; whoever serves visitors never does.
  if new.hash is not null and current_user <> 'hedgerow_app' then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(new.ecosystem_id::text, 20261122));
  select seq, hash into last from platform_looks where ecosystem_id = new.ecosystem_id order by seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.at := date_trunc('milliseconds', new.at);
  new.previous := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  new.hash := platform_look_hash(new);
  return new;
end
$$;
create trigger platform_looks_chained before insert on platform_looks
  for each row execute function platform_chain_look();
