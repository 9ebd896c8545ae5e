-- What people looked for and did not find. No person is in these tables: a visitor is a keyed hash of a cookie,
-- good only for "once per browser".

create table wants (
  ecosystem_id uuid not null references ecosystems (id) on delete cascade,
  id uuid not null,
  interest text not null,
  folded_interest text collate "C" not null,
  language text not null,
  area_id uuid,
  age_band text collate "C",
  times text[] not null default '{}',
  state text not null default 'told' check (state in ('told', 'heard', 'being-tried', 'declined', 'hidden')),
  answer jsonb,
  told_on date not null,
  answered_on date,
  primary key (ecosystem_id, id),
  foreign key (ecosystem_id, area_id) references ecosystems_areas (ecosystem_id, id) on delete set null (area_id)
);

create index wants_by_interest on wants (ecosystem_id, folded_interest);

create table wants_askers (
  ecosystem_id uuid not null,
  want_id uuid not null,
  visitor_hash text collate "C" not null,
  asked_on date not null,
  primary key (ecosystem_id, want_id, visitor_hash),
  foreign key (ecosystem_id, want_id) references wants (ecosystem_id, id) on delete cascade
);

create table wants_answers (
  ecosystem_id uuid not null,
  want_id uuid not null,
  -- A listing of the catalogue, by id only: the catalogue stands above this room.
  opportunity_id uuid not null,
  primary key (ecosystem_id, want_id, opportunity_id),
  foreign key (ecosystem_id, want_id) references wants (ecosystem_id, id) on delete cascade
);

create index wants_answers_by_opportunity on wants_answers (ecosystem_id, opportunity_id);

select platform_protect('wants');
select platform_protect('wants_askers');
select platform_protect('wants_answers');
