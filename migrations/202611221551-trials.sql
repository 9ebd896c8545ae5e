-- A house answers a want: it would make this offer if so many say yes by then.

create table wants_trials (
  ecosystem_id uuid not null,
  id uuid not null,
  want_id uuid not null,
  host_id uuid not null,
  proposed_by uuid not null,
  -- The id its offer gets if it runs, so that writing it twice writes it once.
  opportunity_id uuid not null,
  title text not null,
  description text not null,
  language text not null,
  falls_on date not null,
  start_time text collate "C" not null,
  end_time text collate "C" not null,
  time_zone text not null,
  place_name text not null,
  place_address text,
  -- In the smallest unit; 0: free.
  price integer not null check (price >= 0),
  currency text collate "C" not null,
  age_min smallint,
  age_max smallint,
  contact text collate "C" not null check (contact in ('with-their-family', 'in-a-group', 'adults-only')),
  minimum integer not null check (minimum >= 1),
  seats integer not null,
  decide_by timestamptz not null,
  state text collate "C" not null check (state in ('asking', 'agreed', 'runs', 'failed', 'taken-back')),
  -- Why it does not run: the name of a sentence.
  because text collate "C",
  changed_at timestamptz not null,
  primary key (ecosystem_id, id),
  unique (ecosystem_id, opportunity_id),
  foreign key (ecosystem_id, want_id) references wants (ecosystem_id, id) on delete cascade,
  check (seats >= minimum),
  check ((state = 'failed') = (because is not null))
);
select platform_protect('wants_trials');
create index wants_trials_of_want on wants_trials (ecosystem_id, want_id);
create index wants_trials_of_host on wants_trials (ecosystem_id, host_id);
create index wants_trials_due on wants_trials (ecosystem_id, decide_by) where state = 'asking';

-- What each wisher says. A yes that becomes a no and a yes again stands at the end of the line.
create table wants_replies (
  ecosystem_id uuid not null,
  trial_id uuid not null,
  wish_id uuid not null,
  id uuid not null,
  -- Its place in the line of those who said so.
  number integer not null,
  says text collate "C" not null check (says in ('yes', 'no')),
  said_by uuid,
  said_at timestamptz not null,
  primary key (ecosystem_id, trial_id, wish_id),
  unique (ecosystem_id, id),
  foreign key (ecosystem_id, trial_id) references wants_trials (ecosystem_id, id) on delete cascade,
  foreign key (ecosystem_id, wish_id) references wants_wishes (ecosystem_id, id) on delete cascade
);
select platform_protect('wants_replies');
create index wants_replies_of_wish on wants_replies (ecosystem_id, wish_id);
