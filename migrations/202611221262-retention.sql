-- What went by the rules of retention, by rule and run; the numbers stay, for they are about nobody.
create table privacy_retention_runs (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  rule text collate "C" not null,
  at timestamptz not null,
  -- A person of the ecosystem; null: the house itself, or an operator by a link.
  by_id uuid,
  gone integer not null check (gone >= 0),
  primary key (ecosystem_id, id)
);
create index privacy_retention_runs_latest on privacy_retention_runs (ecosystem_id, at);
select platform_protect('privacy_retention_runs');

-- The last day an account was seen, kept when its ended sessions go: to tell who has not come for two years.
alter table people_accounts add column seen_on date;
