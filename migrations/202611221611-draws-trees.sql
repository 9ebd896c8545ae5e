-- The tree of hashes that a window ends in, kept so that one row's path is read and not worked out from all rows.

alter table draws_rows add column leaf integer check (leaf >= 0);

create table draws_levels (
  ecosystem_id uuid not null,
  draw_id uuid not null,
  -- 0: the leaves; the last is the root.
  level smallint not null check (level >= 0),
  -- Hashes of 32 bytes, one after the other.
  hashes bytea not null check (length(hashes) % 32 = 0),
  primary key (ecosystem_id, draw_id, level),
  foreign key (ecosystem_id, draw_id) references draws_draws (ecosystem_id, id)
);
select platform_protect('draws_levels');
-- Hashes do not shrink, and what is not pressed together can be read from the middle.
alter table draws_levels alter column hashes set storage external;
