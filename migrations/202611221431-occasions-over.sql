-- When it was said that a day is over; from then on whoever came has it in their record. Null: not yet.
alter table participation_occasions add column over_at timestamptz;
create index participation_occasions_to_end on participation_occasions (ecosystem_id, ends_at) where over_at is null;
