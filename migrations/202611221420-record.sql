-- One record per learner: facts in the order in which they were told. A fact is never edited; a correction or a withdrawal
-- is a fact that names the one it amends. Only the erasure of the person takes facts away (P19).

create table record_facts (
  ecosystem_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  -- The order in which the record took them, whatever any clock said. A cause stands before its effect in it.
  seq bigint generated always as identity,
  kind text collate "C" not null check (kind in ('aimed', 'interested', 'applied', 'offered', 'confirmed', 'attended',
    'completed', 'submitted-evidence', 'reflected', 'assessed', 'awarded', 'outcome')),
  -- When it happened; taken_at: when the record heard of it.
  at timestamptz not null,
  until_at timestamptz,
  minutes integer check (minutes between 0 and 44640),
  organisation_id uuid,
  place text,
  confirmed_by uuid,
  how text collate "C" not null check (how in ('roster', 'scan', 'mentor', 'import', 'own-word', 'system')),
  -- What it was about, as that was then: an offer, a badge, a competency, or nothing but own words.
  about_id text collate "C",
  about_kind text collate "C",
  about_title jsonb,
  themes text[] not null,
  skills text[] not null,
  planned_minutes integer,
  area_id uuid,
  words text check (length(words) <= 4000),
  language text collate "C",
  -- Of an assessment: the level reached, and the scale it lies on.
  scale text collate "C",
  level text collate "C",
  -- A badge may run out.
  good_until_at timestamptz,
  visibility text collate "C" not null check (visibility in ('shared', 'private')),
  amends uuid,
  amends_as text collate "C" check (amends_as in ('correction', 'withdrawal')),
  why text,
  source text collate "C" not null,
  original_id text collate "C" not null,
  -- Of all that was told: the same words under the same id are the same fact, others are a conflict.
  content_hash bytea not null check (length(content_hash) = 32),
  taken_at timestamptz not null,
  primary key (ecosystem_id, id),
  -- One learner's record; and what lets the database refuse a cause or a correction in somebody else's.
  unique (ecosystem_id, learner_id, id),
  unique (ecosystem_id, source, original_id),
  foreign key (ecosystem_id, learner_id) references people_persons (ecosystem_id, id),
  foreign key (ecosystem_id, learner_id, amends) references record_facts (ecosystem_id, learner_id, id),
  check ((kind = 'attended') = (until_at is not null)),
  check (until_at is null or until_at >= at),
  check ((scale is null) = (level is null)),
  check ((about_kind is null) = (about_title is null) and (about_id is null or about_kind is not null)),
  check ((amends is null) = (amends_as is null) and (amends is null) = (why is null))
);
select platform_protect('record_facts');
revoke update on record_facts from hedgerow_app;
-- What is amended is amended once; whoever is second amends the amendment. So the last word is always one.
create unique index record_facts_amended_once on record_facts (ecosystem_id, amends) where amends is not null;
create index record_facts_about on record_facts (ecosystem_id, about_id, at) where about_id is not null;
create index record_facts_of_organisation on record_facts (ecosystem_id, organisation_id, at)
  where organisation_id is not null;

-- From which facts of the same record a fact follows.
create table record_causes (
  ecosystem_id uuid not null,
  learner_id uuid not null,
  fact_id uuid not null,
  cause_id uuid not null,
  primary key (ecosystem_id, fact_id, cause_id),
  foreign key (ecosystem_id, learner_id, fact_id) references record_facts (ecosystem_id, learner_id, id),
  foreign key (ecosystem_id, learner_id, cause_id) references record_facts (ecosystem_id, learner_id, id)
);
select platform_protect('record_causes');
revoke update on record_causes from hedgerow_app;
create index record_causes_of_learner on record_causes (ecosystem_id, learner_id);
create index record_causes_effects on record_causes (ecosystem_id, cause_id);

-- Nothing goes but with its person; nothing is edited, not even then.
create function record_only_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select from people_persons
    where ecosystem_id = old.ecosystem_id and id = old.learner_id and erased_at is not null
  ) then
    return old;
  end if;
  raise exception 'a record only grows: a correction is a new fact, and only an erased person''s facts go'
    using errcode = 'restrict_violation';
end
$$;
create trigger record_facts_only_grow before update or delete on record_facts
  for each row execute function record_only_grows();
create trigger record_causes_only_grow before update or delete on record_causes
  for each row execute function record_only_grows();

create function record_stays_whole() returns trigger language plpgsql as $$
begin
  raise exception 'a record only grows' using errcode = 'restrict_violation';
end
$$;
create trigger record_facts_stay before truncate on record_facts for each statement execute function record_stays_whole();
create trigger record_causes_stay before truncate on record_causes for each statement execute function record_stays_whole();

-- Who is being erased at this moment gets no fact that would outlive them: the writer waits for the eraser, or the eraser
-- for the writer.
create function record_of_somebody() returns trigger language plpgsql as $$
begin
  perform from people_persons
    where ecosystem_id = new.ecosystem_id and id = new.learner_id and erased_at is null for share;
  if not found then
    raise exception 'there is nobody whose record this could be' using errcode = 'foreign_key_violation';
  end if;
  return new;
end
$$;
create trigger record_facts_of_somebody before insert on record_facts
  for each row execute function record_of_somebody();

-- Causes are earlier: with that no fact can be its own cause, however far one walks.
create function record_causes_are_earlier() returns trigger language plpgsql as $$
begin
  if not exists (
    select from record_facts fact join record_facts cause using (ecosystem_id)
    where fact.ecosystem_id = new.ecosystem_id and fact.id = new.fact_id and cause.id = new.cause_id
      and cause.seq < fact.seq
  ) then
    raise exception 'a cause stands before its effect' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger record_causes_earlier before insert on record_causes
  for each row execute function record_causes_are_earlier();

-- Under which name an outside source knows a learner: made up, and another one for each source (P3).
create table record_actors (
  ecosystem_id uuid not null,
  source text collate "C" not null,
  actor text collate "C" not null,
  learner_id uuid not null,
  made_at timestamptz not null,
  primary key (ecosystem_id, source, actor),
  unique (ecosystem_id, source, learner_id),
  foreign key (ecosystem_id, learner_id) references people_persons (ecosystem_id, id)
);
select platform_protect('record_actors');
create index record_actors_of_learner on record_actors (ecosystem_id, learner_id);

-- What a learner finds wrong in what others wrote down, and what came of it.
create table record_doubts (
  ecosystem_id uuid not null,
  id uuid not null,
  learner_id uuid not null,
  fact_id uuid not null,
  words text not null check (length(words) between 1 and 600),
  asked_at timestamptz not null,
  settled_as text collate "C" check (settled_as in ('amended', 'left', 'taken-back')),
  settled_by uuid,
  answer text check (length(answer) <= 600),
  settled_at timestamptz,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, learner_id, fact_id) references record_facts (ecosystem_id, learner_id, id),
  foreign key (ecosystem_id, learner_id) references people_persons (ecosystem_id, id),
  check ((settled_as is null) = (settled_at is null))
);
select platform_protect('record_doubts');
create unique index record_doubts_one_open on record_doubts (ecosystem_id, fact_id) where settled_at is null;
create index record_doubts_of_learner on record_doubts (ecosystem_id, learner_id);
