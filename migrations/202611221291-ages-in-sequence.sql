-- Two words about an age in one moment, or by a clock that was set back, still have an order: that in which they came.
alter table families_ages_said add column seq bigint generated always as identity;
create index families_ages_said_in_sequence on families_ages_said (ecosystem_id, person_id, seq);
drop index families_ages_said_of_person;
