-- A role given today may be ended at once: it then ran on no day, and its row says who gave it.
alter table people_roles drop constraint people_roles_check;
alter table people_roles add constraint people_roles_run check (until_on is null or until_on >= from_on - 1);
