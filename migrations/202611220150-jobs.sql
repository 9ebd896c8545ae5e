-- Long work as people see it: the queue itself is pg-boss's, this is its visible list.
create table platform_jobs (
  id uuid primary key,
  name text collate "C" not null,
  -- Null: work of the whole installation.
  ecosystem_id uuid,
  state text collate "C" not null
    check (state in ('waiting', 'running', 'done', 'failed', 'stopping', 'stopped')),
  input jsonb not null,
  done bigint not null default 0,
  total bigint,
  -- Key of the sentence that says what it is doing now.
  step text collate "C",
  outcome jsonb,
  last_error text,
  attempts integer not null default 0,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index platform_jobs_newest on platform_jobs (created_at desc);
create index platform_jobs_of_ecosystem on platform_jobs (ecosystem_id, created_at desc);
select platform_share('platform_jobs');
