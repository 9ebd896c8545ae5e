-- Why a day does not take place, and that its house was told that too few come.
alter table participation_occasions
  add column cancelled_because text collate "C" check (cancelled_because in ('offer-gone', 'too-few', 'by-house')),
  add column too_few_said_at timestamptz;
update participation_occasions set cancelled_because = 'offer-gone' where state = 'cancelled';
alter table participation_occasions add check ((state = 'cancelled') = (cancelled_because is not null));
create index participation_occasions_with_minimum on participation_occasions (ecosystem_id, starts_at)
  where minimum is not null and too_few_said_at is null;
create index participation_occasions_of_house on participation_occasions (ecosystem_id, host_id, starts_at);
