-- What was said last counts, whatever the clock said: one that was set back would let a yes outlive the no after it. Rows
-- are only ever appended, so those that stand are numbered in the order in which they came.
alter table families_consents add column seq bigint generated always as identity;
create index families_consents_in_sequence on families_consents (ecosystem_id, child_id, seq);
