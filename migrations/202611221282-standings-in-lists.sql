-- Who holds a role, and who works for a house: two questions that must not read everybody's roles.
create index people_roles_by_role on people_roles (ecosystem_id, role, person_id);
create index people_roles_of_house on people_roles (ecosystem_id, organisation_id, person_id)
  where organisation_id is not null;

-- In which order a process lists who stands without is forgotten where anything it rests on changes.
create function people_tell_standings_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('hedgerow_standings', coalesce(platform_ecosystem()::text, ''));
  return null;
end
$$;
create trigger people_roles_stand_otherwise after insert or update or delete on people_roles
  for each statement execute function people_tell_standings_changed();
create trigger people_clearances_changed after insert or update or delete on people_clearances
  for each statement execute function people_tell_standings_changed();
create trigger people_persons_changed after update on people_persons
  for each statement execute function people_tell_standings_changed();
