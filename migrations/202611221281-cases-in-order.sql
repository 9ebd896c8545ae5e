-- The cases that wait and those that ended, in the order in which their lists are read.
create index governance_cases_waiting on governance_cases (ecosystem_id, id) where closed_at is null;
create index governance_cases_ended on governance_cases (ecosystem_id, closed_at desc, id desc) where closed_at is not null;
