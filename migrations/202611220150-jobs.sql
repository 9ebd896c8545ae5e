-- Long work as people see it. This table is the truth; pg-boss's queue only brings each job's id to a worker.
create table platform_jobs (
  id uuid primary key,
  name text collate "C" not null,
  -- Null: work of the whole installation.
  ecosystem_id uuid,
  ecosystem_slug text collate "C",
  state text collate "C" not null
    check (state in ('waiting', 'running', 'done', 'failed', 'stopped')),
  -- Somebody asked a running job to stop; its worker looks each second.
  stop_asked boolean not null default false,
  input jsonb not null,
  done bigint not null default 0,
  total bigint,
  -- Key of the sentence that says what it is doing now.
  step text collate "C",
  outcome jsonb,
  last_error text,
  -- How often a worker has begun it; one that kills its worker each time is not begun for ever.
  attempts integer not null default 0,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index platform_jobs_newest on platform_jobs (created_at desc);
create index platform_jobs_of_ecosystem on platform_jobs (ecosystem_id, created_at desc);
select platform_share('platform_jobs');
