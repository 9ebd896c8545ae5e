-- Where a group talks: one thread a group, seen by its responsible adults, its young members and their guardians. There is
-- no table of recipients, so there is nothing in which two people could be alone.

create table messages_posts (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  -- Groups are named by id: they live in groups.
  group_id uuid not null,
  author_id uuid not null,
  -- As what the author wrote: only a responsible adult's addresses become links.
  part text collate "C" not null check (part in ('responsible', 'young')),
  -- Null: the author was erased.
  body text check (length(body) between 1 and 4000),
  written_at timestamptz not null,
  -- taken-back: by the author; reported: until somebody looked; decided: for good.
  hidden text collate "C" check (hidden in ('taken-back', 'reported', 'decided')),
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, author_id) references people_persons (ecosystem_id, id)
);
create index messages_posts_of_group on messages_posts (ecosystem_id, group_id, id);
create index messages_posts_of_author on messages_posts (ecosystem_id, author_id);
select platform_protect('messages_posts');

create table messages_reports (
  ecosystem_id uuid not null,
  id uuid not null,
  post_id uuid not null,
  reporter_id uuid not null,
  reason text collate "C" not null,
  -- In the reporter's own words; null: none, or the reporter was erased.
  note text check (length(note) <= 1000),
  urgent boolean not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  -- When the office was told that it is late.
  late_told_at timestamptz,
  closed_at timestamptz,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, post_id) references messages_posts (ecosystem_id, id),
  foreign key (ecosystem_id, reporter_id) references people_persons (ecosystem_id, id)
);
create unique index messages_reports_once on messages_reports (ecosystem_id, post_id, reporter_id) where closed_at is null;
create index messages_reports_open on messages_reports (ecosystem_id, due_at) where closed_at is null;
select platform_protect('messages_reports');

-- What was reported, word for word as it stood that moment, whatever becomes of the post.
create table messages_evidence (
  ecosystem_id uuid not null,
  report_id uuid not null,
  post_id uuid not null,
  group_id uuid not null,
  author_id uuid not null,
  body text not null,
  written_at timestamptz not null,
  kept_at timestamptz not null,
  primary key (ecosystem_id, report_id),
  foreign key (ecosystem_id, report_id) references messages_reports (ecosystem_id, id)
);
select platform_protect('messages_evidence');
revoke update, delete on messages_evidence from hedgerow_app;

create table messages_decisions (
  ecosystem_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  decision text collate "C" not null check (decision in ('hide', 'keep', 'escalate')),
  -- Null: an operator by a link.
  by_id uuid,
  note text not null check (length(note) between 1 and 2000),
  decided_at timestamptz not null,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, report_id) references messages_reports (ecosystem_id, id)
);
create index messages_decisions_of_report on messages_decisions (ecosystem_id, report_id);
select platform_protect('messages_decisions');
revoke update, delete on messages_decisions from hedgerow_app;

-- Evidence ends too, long after its report was closed; only this way, and only in the ecosystem of the transaction.
create function messages_forget_closed(before timestamptz) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  gone integer;
begin
  delete from messages_evidence where ecosystem_id = platform_ecosystem() and report_id in (
    select id from messages_reports where ecosystem_id = platform_ecosystem() and closed_at < before);
  delete from messages_decisions where ecosystem_id = platform_ecosystem() and report_id in (
    select id from messages_reports where ecosystem_id = platform_ecosystem() and closed_at < before);
  delete from messages_reports where ecosystem_id = platform_ecosystem() and closed_at < before;
  get diagnostics gone = row_count;
  return gone;
end
$$;
revoke all on function messages_forget_closed(timestamptz) from public;
grant execute on function messages_forget_closed(timestamptz) to hedgerow_app;
