-- A day may also be blocked for one place alone, as its kinds of visit write it: of one house, or (no organisation) of whoever
-- visits there. Null: everywhere.
alter table visits_blocked_days add column place text check (length(place) between 1 and 200);
alter table visits_blocked_days drop constraint visits_blocked_days_ecosystem_id_organisation_id_falls_on_key;
alter table visits_blocked_days
  add constraint visits_blocked_days_once unique nulls not distinct (ecosystem_id, organisation_id, place, falls_on);
