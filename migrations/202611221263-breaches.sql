-- P21: what went wrong with data, from the moment it was known, step by step. Append-only: what was known when is proof.
create table privacy_breaches (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  -- Seventy-two hours are counted from here.
  known_at timestamptz not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  -- Tables of the field catalogue whose rows got out; empty where somebody's looks are asked after.
  tables text[] collate "C" not null,
  -- Whose looks: a person's, or an operator's session.
  looker_id uuid,
  summary text not null check (length(summary) between 1 and 4000),
  written_by uuid,
  written_at timestamptz not null,
  primary key (ecosystem_id, id),
  check (until_at >= from_at),
  check (cardinality(tables) > 0 or looker_id is not null)
);
select platform_protect('privacy_breaches');
revoke update, delete on privacy_breaches from hedgerow_app;

create table privacy_breach_steps (
  ecosystem_id uuid not null,
  id uuid not null,
  breach_id uuid not null,
  step text collate "C" not null check (step in ('authority-told', 'people-told', 'stopped', 'closed')),
  note text not null check (length(note) <= 4000),
  written_by uuid,
  at timestamptz not null,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, breach_id) references privacy_breaches (ecosystem_id, id)
);
create index privacy_breach_steps_of on privacy_breach_steps (ecosystem_id, breach_id, at);
select platform_protect('privacy_breach_steps');
revoke update, delete on privacy_breach_steps from hedgerow_app;
