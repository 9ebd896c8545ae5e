-- When somebody said that a role is over at once. Its days alone would let it run again where a clock is set back over
-- midnight, so a row that has this runs on no day any more; its days stay, for they tell when it ran.
alter table people_roles add column ended_at timestamptz;
alter table people_roles add constraint people_roles_end_said check (ended_at is null or until_on is not null);
