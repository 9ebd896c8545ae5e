-- When in the week a class could come, beside single days: mornings and afternoons of a weekday as '2-morning' (Monday is 1), so
-- that dates added later count too. And the hours it keeps to on every day.
alter table visits_asks
  add column possible_times text[] not null default '{}',
  add column rather_times text[] not null default '{}',
  -- Days whose dates did not suit, though their weekday does: they are offered no more.
  add column refused_on date[] not null default '{}',
  add column not_before text collate "C" check (not_before ~ '^\d\d:\d\d$'),
  add column over_by text collate "C" check (over_by ~ '^\d\d:\d\d$'),
  -- Of a class that comes in two halves, how many pupils this one brings; null: all of the booking.
  add column pupils integer check (pupils between 1 and 500),
  -- Its first or its second visit of this kind in one booking.
  add column turn smallint not null default 1 check (turn in (1, 2)),
  add constraint visits_asks_hours check (not_before is null or over_by is null or not_before < over_by);

-- A house may let a class come twice: on two dates, or in two halves.
alter table visits_paths add column twice boolean not null default false;
